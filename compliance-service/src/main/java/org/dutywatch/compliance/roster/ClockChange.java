package org.dutywatch.compliance.roster;

import java.util.stream.Stream;
import org.dutywatch.compliance.duty.domain.ClockTimes;
import org.dutywatch.compliance.roster.domain.ClockedShifts;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A change of the clock times of one shift.
 *
 * @param before null if there were no clock times
 * @param after null if the clock times are removed, so that the planned time applies again
 */
record ClockChange(RosterEntry shift, @Nullable ClockTimes before, ClockLedger.@Nullable Clocked after) {

    ClockedShifts.Key key() {
        return ClockedShifts.Key.of(shift);
    }

    /** The times after the change: the clock times, else the planned times. */
    ClockTimes times() {
        return after == null ? new ClockTimes(shift.span().start(), shift.span().end()) : after.times();
    }

    /** The time worked before the change and after it. */
    Stream<Interval> worked() {
        Interval planned = shift.span();
        return Stream.of(
                before == null ? planned : before.worked(planned),
                after == null ? planned : after.times().worked(planned));
    }
}
