package org.dutywatch.compliance.model.duty;

import java.time.Instant;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * One shift of one employee. Minutes belong to the shift, also if it crosses midnight or a change of daylight saving
 * time.
 *
 * @param planned the time in the roster; its start identifies the shift, whatever time was worked
 * @param worked the time worked: the clock times if the employee clocked in, else the planned time
 * @param breaks duty-free breaks; parts outside the shift are ignored; empty if the rule counts breaks as duty
 * @param leave leave during the shift; parts outside the shift are ignored
 * @param rule decides what counts as duty in this shift
 */
public record Shift(
        String employeeId,
        Interval planned,
        Interval worked,
        ShiftKind kind,
        IntervalSet breaks,
        IntervalSet leave,
        DutyRule rule) {

    public Shift {
        breaks = rule.breaksCount() ? IntervalSet.empty() : breaks;
    }

    /** A shift that was worked as planned, under the default rule. */
    public Shift(String employeeId, Interval span, ShiftKind kind, IntervalSet breaks, IntervalSet leave) {
        this(employeeId, span, span, kind, breaks, leave, DutyRule.DEFAULT);
    }

    public static Shift withoutBreak(String employeeId, Interval span, ShiftKind kind) {
        return new Shift(employeeId, span, kind, IntervalSet.empty(), IntervalSet.empty());
    }

    /** Identifies the shift together with its employee; it never changes. */
    public Instant plannedStart() {
        return planned.start();
    }

    /** The time to which clause IV.C applies: the time worked minus breaks and leave. Empty if the kind is not duty. */
    public IntervalSet duty() {
        return rule.countsAsDuty(kind) ? IntervalSet.of(worked).subtract(breaks).subtract(leave) : IntervalSet.empty();
    }

    /** From the earlier of the planned and the worked start to the later of the two ends. */
    public Interval plannedAndWorkedSpan() {
        return new Interval(
                planned.start().isBefore(worked.start()) ? planned.start() : worked.start(),
                planned.end().isAfter(worked.end()) ? planned.end() : worked.end());
    }
}
