package org.dutywatch.compliance.duty.domain;

import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * One roster entry of one employee. Minutes belong to the shift, also when it crosses midnight or a clock change.
 *
 * @param breaks duty-free breaks; may reach beyond the shift, only what lies in it matters
 * @param leave leave laid over the shift; may reach beyond the shift, only what lies in it matters
 */
public record Shift(String employeeId, Interval span, ShiftKind kind, IntervalSet breaks, IntervalSet leave) {

    public static Shift withoutBreak(String employeeId, Interval span, ShiftKind kind) {
        return new Shift(employeeId, span, kind, IntervalSet.empty(), IntervalSet.empty());
    }

    /** The time in which clause IV.C applies: the shift minus its breaks and leave; empty for a kind that is no duty. */
    public IntervalSet duty() {
        return kind.isDuty() ? IntervalSet.of(span).subtract(breaks).subtract(leave) : IntervalSet.empty();
    }
}
