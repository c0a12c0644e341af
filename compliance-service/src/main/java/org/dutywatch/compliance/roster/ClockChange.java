package org.dutywatch.compliance.roster;

import java.util.stream.Stream;
import org.dutywatch.compliance.duty.domain.ClockTimes;
import org.dutywatch.compliance.roster.domain.ClockedShifts;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Other clock times of one shift.
 *
 * @param before null where nobody had clocked in
 * @param after null where the plan holds again
 */
record ClockChange(RosterEntry shift, @Nullable ClockTimes before, ClockLedger.@Nullable Clocked after) {

    ClockedShifts.Key key() {
        return ClockedShifts.Key.of(shift);
    }

    /** The times that hold then. */
    ClockTimes times() {
        return after == null ? new ClockTimes(shift.span().start(), shift.span().end()) : after.times();
    }

    /** The time before and the time after. */
    Stream<Interval> worked() {
        Interval planned = shift.span();
        return Stream.of(
                before == null ? planned : before.worked(planned),
                after == null ? planned : after.times().worked(planned));
    }
}
