package org.dutywatch.compliance.bundles.format;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * {@value BundleNames#ROSTER}: the shift as the roster had it at the export.
 *
 * @param breaks duty-free
 * @param leave laid over the shift
 * @param otherDuty the employee's other duty around the shift
 * @param recordedAt when the newest of the entries was recorded; null where there are none
 * @param entries the roster entries that this was made of
 */
public record RosterFile(
        String employeeId,
        Interval shift,
        ShiftKind kind,
        List<Interval> breaks,
        List<Interval> leave,
        List<Interval> otherDuty,
        @Nullable Instant recordedAt,
        List<Entry> entries) {

    /** One roster entry. */
    public record Entry(
            Instant start,
            Instant end,
            ShiftKind kind,
            @Nullable Instant breakStart,
            @Nullable Instant breakEnd,
            Instant recordedAt) {}

    static RosterFile of(Shift shift, IntervalSet otherDuty, List<Entry> entries) {
        return new RosterFile(
                shift.employeeId(),
                shift.span(),
                shift.kind(),
                shift.breaks().intervals(),
                shift.leave().intervals(),
                otherDuty.intervals(),
                entries.stream().map(Entry::recordedAt).max(Instant::compareTo).orElse(null),
                entries);
    }

    Shift asShift() {
        return new Shift(employeeId, shift, kind, IntervalSet.of(breaks), IntervalSet.of(leave));
    }
}
