package org.dutywatch.compliance.duty.domain;

/**
 * What counts as duty where General Order M1219 leaves it open: a decision of the department.
 *
 * @param version what is told with figures; 0 is what holds without anybody's decision
 * @param breaksCount whether meal breaks are duty; else they are duty-free
 * @param detailsCount whether extra-duty details, which third parties pay for, are duty
 */
public record DutyRule(long version, boolean breaksCount, boolean detailsCount) {
    /** Without a decision: a meal break is duty-free, a detail is duty. */
    public static final DutyRule ORDINARY = new DutyRule(0, false, true);

    public boolean counts(ShiftKind kind) {
        return kind.isDuty() && (detailsCount || kind != ShiftKind.DETAIL);
    }

    /** Whether anything that is no duty under the other rule would be duty under this one. */
    public boolean addsTo(DutyRule other) {
        return (breaksCount && !other.breaksCount) || (detailsCount && !other.detailsCount);
    }

    /** For people: {@code duty-rule-1}. */
    public String label() {
        return "duty-rule-" + version;
    }
}
