package org.dutywatch.compliance.duty.domain;

import java.time.Instant;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * One roster entry of one employee. Minutes belong to the shift, also when it crosses midnight or a clock change.
 *
 * @param planned as the roster has it; its start is the shift's identity, whatever was worked
 * @param span when it was worked: as clocked where somebody clocked in, else as planned
 * @param breaks duty-free breaks; may reach beyond the shift, only what lies in it matters; none where the rule counts
 *     breaks as duty
 * @param leave leave laid over the shift; may reach beyond the shift, only what lies in it matters
 * @param rule what counts as duty in this shift
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

    /** A shift that was worked as planned, by the ordinary rule. */
    public Shift(String employeeId, Interval span, ShiftKind kind, IntervalSet breaks, IntervalSet leave) {
        this(employeeId, span, span, kind, breaks, leave, DutyRule.ORDINARY);
    }

    public static Shift withoutBreak(String employeeId, Interval span, ShiftKind kind) {
        return new Shift(employeeId, span, kind, IntervalSet.empty(), IntervalSet.empty());
    }

    /** What names the shift, for ever. */
    public Instant plannedStart() {
        return planned.start();
    }

    /** The time in which clause IV.C applies: the shift minus its breaks and leave; empty for a kind that is no duty. */
    public IntervalSet duty() {
        return rule.counts(kind) ? IntervalSet.of(span).subtract(breaks).subtract(leave) : IntervalSet.empty();
    }

    /** From the first moment that the plan or the clock gives to the last. */
    public Interval reach() {
        return new Interval(
                planned.start().isBefore(span.start()) ? planned.start() : span.start(),
                planned.end().isAfter(span.end()) ? planned.end() : span.end());
    }
}
