@NullMarked
package org.dutywatch.compliance.due;

import org.jspecify.annotations.NullMarked;
