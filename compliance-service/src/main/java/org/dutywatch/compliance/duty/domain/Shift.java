package org.dutywatch.compliance.duty.domain;

import java.time.Instant;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * One shift of one employee. Minutes belong to the shift, also if it crosses midnight or a change of daylight saving
 * time.
 *
 * @param planned the time in the roster; its start identifies the shift, whatever time was worked
 * @param span the time worked: the clock times if the employee clocked in, else the planned time
 * @param breaks duty-free breaks; parts outside the shift are ignored; empty if the rule counts breaks as duty
 * @param leave leave during the shift; parts outside the shift are ignored
 * @param rule decides what counts as duty in this shift
 */
public record Shift(
        String employeeId,
        Interval planned,
        Interval span,
        ShiftKind kind,
        IntervalSet breaks,
        IntervalSet leave,
        DutyRule rule) {

    public Shift {
        breaks = rule.breaksCount() ? IntervalSet.empty() : breaks;
    }

    /** A shift that was worked as planned, under the default rule. */
    public Shift(String employeeId, Interval span, ShiftKind kind, IntervalSet breaks, IntervalSet leave) {
        this(employeeId, span, span, kind, breaks, leave, DutyRule.ORDINARY);
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
        return rule.counts(kind) ? IntervalSet.of(span).subtract(breaks).subtract(leave) : IntervalSet.empty();
    }

    /** From the earlier of the planned and the worked start to the later of the two ends. */
    public Interval reach() {
        return new Interval(
                planned.start().isBefore(span.start()) ? planned.start() : span.start(),
                planned.end().isAfter(span.end()) ? planned.end() : span.end());
    }
}
