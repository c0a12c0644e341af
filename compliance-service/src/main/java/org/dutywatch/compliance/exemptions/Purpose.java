package org.dutywatch.compliance.exemptions;

import java.util.Set;

/** Why access is official business (General Order M1219, IV.B, IV.C and V.B.3). */
public enum Purpose {
    OFFICIAL_DUTY,
    DIRECTED_BY_SUPERVISOR,
    INVESTIGATION,
    INTELLIGENCE;

    /** Purposes that are shown to everybody who may see the employee. */
    static final Set<Purpose> OPEN = Set.of(OFFICIAL_DUTY, DIRECTED_BY_SUPERVISOR);

    /**
     * Whether exemptions for this purpose are shown to few persons only ({@link ExemptionSight}): knowing that somebody
     * works on a case can harm the case.
     */
    public boolean isHidden() {
        return !OPEN.contains(this);
    }
}
