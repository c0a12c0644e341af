@NullMarked
package org.dutywatch.compliance.duty.calendar;

import org.jspecify.annotations.NullMarked;
