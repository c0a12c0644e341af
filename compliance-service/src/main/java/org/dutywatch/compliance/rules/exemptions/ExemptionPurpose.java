package org.dutywatch.compliance.rules.exemptions;

import java.util.Set;

/** Why access is official business (General Order M1219, IV.B, IV.C and V.B.3). */
public enum ExemptionPurpose {
    OFFICIAL_DUTY,
    DIRECTED_BY_SUPERVISOR,
    INVESTIGATION,
    INTELLIGENCE;

    /** Purposes that are shown to everybody who may see the employee. */
    public static final Set<ExemptionPurpose> VISIBLE_TO_ALL = Set.of(OFFICIAL_DUTY, DIRECTED_BY_SUPERVISOR);

    /**
     * Whether exemptions for this purpose are shown to few persons only ({@link ExemptionVisibility}): knowing that
     * somebody works on a case can harm the case.
     */
    public boolean isHidden() {
        return !VISIBLE_TO_ALL.contains(this);
    }
}
