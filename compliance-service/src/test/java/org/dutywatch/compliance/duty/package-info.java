@NullMarked
package org.dutywatch.compliance.duty;

import org.jspecify.annotations.NullMarked;
