package org.dutywatch.compliance.duty.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.jspecify.annotations.Nullable;

/**
 * A change of clock times, as shown in responses and stored with a correction.
 *
 * @param clockInBefore absent if there were no clock times
 * @param clockOutBefore absent if there were no clock times, or no clock-out
 * @param clockIn absent if the clock times are removed
 * @param clockOut absent if the clock times are removed, or while the employee is still on duty
 * @param source absent if the clock times are removed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockChangeView(
        RosterEntryView shift,
        @Nullable Instant clockInBefore,
        @Nullable Instant clockOutBefore,
        @Nullable Instant clockIn,
        @Nullable Instant clockOut,
        @Nullable String source) {

    public static List<ClockChangeView> of(Collection<ClockChange> changes) {
        return changes.stream().map(ClockChangeView::of).toList();
    }

    private static ClockChangeView of(ClockChange change) {
        var before = change.before();
        var after = change.after();
        return new ClockChangeView(
                RosterEntryView.of(change.shift()),
                before == null ? null : before.clockIn(),
                before == null ? null : before.clockOut(),
                after == null ? null : after.times().clockIn(),
                after == null ? null : after.times().clockOut(),
                after == null ? null : after.source());
    }

    public ClockChange change() {
        var entry = shift.entry();
        return new ClockChange(
                entry,
                clockInBefore == null ? null : new ClockTimes(clockInBefore, clockOutBefore),
                clockIn == null || source == null
                        ? null
                        : new ShiftClockTimes(entry.shiftKey(), new ClockTimes(clockIn, clockOut), source));
    }

    /** As {@link RosterEntryView#inDays}: without the clock times. */
    public ClockChangeView inDays(UnaryOperator<Instant> day) {
        return new ClockChangeView(shift.inDays(day), null, null, null, null, source);
    }

    public ClockChangeView withLabels(UnaryOperator<String> label) {
        return new ClockChangeView(shift.withLabels(label), clockInBefore, clockOutBefore, clockIn, clockOut, source);
    }
}
