package org.dutywatch.compliance.duty.roster;

import java.util.stream.Stream;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A change of the clock times of one shift.
 *
 * @param before null if there were no clock times
 * @param after null if the clock times are removed, so that the planned time applies again
 */
public record ClockChange(
        RosterEntry shift,
        @Nullable ClockTimes before,
        @Nullable ShiftClockTimes after) {

    public ShiftKey key() {
        return shift.shiftKey();
    }

    /** The times after the change: the clock times, else the planned times. */
    public ClockTimes timesAfter() {
        return after == null ? new ClockTimes(shift.span().start(), shift.span().end()) : after.times();
    }

    /** The time worked before the change and after it. */
    public Stream<Interval> worked() {
        Interval planned = shift.span();
        return Stream.of(
                before == null ? planned : before.worked(planned),
                after == null ? planned : after.times().worked(planned));
    }
}
