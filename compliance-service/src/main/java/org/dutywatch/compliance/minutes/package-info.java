@NullMarked
package org.dutywatch.compliance.minutes;

import org.jspecify.annotations.NullMarked;
