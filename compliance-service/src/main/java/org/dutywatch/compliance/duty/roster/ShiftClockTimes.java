package org.dutywatch.compliance.duty.roster;

import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.ShiftKey;

/**
 * The clock times of one shift.
 *
 * @param source the system or person that the times come from, such as {@code CAD log-on}
 */
public record ShiftClockTimes(ShiftKey shift, ClockTimes times, String source) {}
