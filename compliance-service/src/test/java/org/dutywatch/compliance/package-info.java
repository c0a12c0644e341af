@NullMarked
package org.dutywatch.compliance;

import org.jspecify.annotations.NullMarked;
