package org.dutywatch.compliance.exemptions;

import java.util.Set;

/** What official business is for (General Order M1219, IV.B and IV.C). */
public enum Purpose {
    OFFICIAL_DUTY,
    DIRECTED_BY_SUPERVISOR,
    INVESTIGATION,
    INTELLIGENCE;

    /** Those that everybody who sees the person may know of. */
    static final Set<Purpose> OPEN = Set.of(OFFICIAL_DUTY, DIRECTED_BY_SUPERVISOR);

    /** Counted like the others, but shown to few: that somebody works on a case can end the case. */
    public boolean isHidden() {
        return !OPEN.contains(this);
    }
}
