package org.dutywatch.compliance.model.bundles.file;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.bundles.BundleNames;
import org.dutywatch.compliance.model.duty.DutyRule;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * {@value BundleNames#ROSTER}: the shift as the roster had it at the time of the export.
 *
 * @param planned planned time; its start identifies the shift
 * @param shift time that was worked: the clock times, or the planned time where there are none
 * @param breaks duty-free breaks
 * @param leave leave that overlaps the shift
 * @param otherDuty the employee's other duty around the shift
 * @param rule rule for what counts as duty
 * @param recordedAt when the newest of the entries and clock times was recorded; null where there are none
 * @param entries the roster entries that the shift comes from
 * @param clocked the clock times that override the planned time
 */
public record RosterFile(
        String employeeId,
        Interval planned,
        Interval shift,
        ShiftKind kind,
        List<Interval> breaks,
        List<Interval> leave,
        List<Interval> otherDuty,
        DutyRule rule,
        @Nullable Instant recordedAt,
        List<RosterFileEntry> entries,
        List<ClockTimesEntry> clocked) {

    /** One roster entry. */
    public record RosterFileEntry(
            Instant start,
            Instant end,
            ShiftKind kind,
            @Nullable Instant breakStart,
            @Nullable Instant breakEnd,
            Instant recordedAt) {}

    /**
     * The clock times of a shift.
     *
     * @param shiftStart planned start of the shift
     * @param clockOut null where the employee has not clocked out yet
     * @param source where the clock times come from
     */
    public record ClockTimesEntry(
            Instant shiftStart, Instant clockIn, @Nullable Instant clockOut, String source, Instant recordedAt) {}

    public static RosterFile of(
            Shift shift, IntervalSet otherDuty, List<RosterFileEntry> entries, List<ClockTimesEntry> clocked) {
        return new RosterFile(
                shift.employeeId(),
                shift.planned(),
                shift.worked(),
                shift.kind(),
                shift.breaks().intervals(),
                shift.leave().intervals(),
                otherDuty.intervals(),
                shift.rule(),
                Stream.concat(
                                entries.stream().map(RosterFileEntry::recordedAt),
                                clocked.stream().map(ClockTimesEntry::recordedAt))
                        .max(Instant::compareTo)
                        .orElse(null),
                entries,
                clocked);
    }

    public Shift asShift() {
        return new Shift(employeeId, planned, shift, kind, IntervalSet.of(breaks), IntervalSet.of(leave), rule);
    }
}
