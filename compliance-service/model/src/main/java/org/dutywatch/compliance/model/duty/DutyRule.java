package org.dutywatch.compliance.model.duty;

/**
 * What counts as duty where General Order M1219 leaves it open: a decision of the department.
 *
 * @param version shown with the minutes that the rule was used for; 0 is the default rule, used until the department
 *     decides
 * @param breaksCount whether meal breaks are duty; if not, they are duty-free
 * @param detailsCount whether extra-duty details, which third parties pay for, are duty
 */
public record DutyRule(long version, boolean breaksCount, boolean detailsCount) {
    /** Applies while the department has decided nothing: a meal break is duty-free, a detail is duty. */
    public static final DutyRule DEFAULT = new DutyRule(0, false, true);

    /** Whether shifts of this kind are duty under this rule. */
    public boolean countsAsDuty(ShiftKind kind) {
        return kind.isDuty() && (detailsCount || kind != ShiftKind.DETAIL);
    }

    /** Whether this rule counts anything as duty that the other rule does not. */
    public boolean countsMoreThan(DutyRule other) {
        return (breaksCount && !other.breaksCount) || (detailsCount && !other.detailsCount);
    }

    /** A text for people, such as {@code duty-rule-1}. */
    public String label() {
        return "duty-rule-" + version;
    }
}
