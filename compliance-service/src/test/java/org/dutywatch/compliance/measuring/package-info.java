@NullMarked
package org.dutywatch.compliance.measuring;

import org.jspecify.annotations.NullMarked;
