package org.dutywatch.ingest.decisions;

import java.util.Locale;

/** The state of a decision. All states but {@code AWAITED} are final. */
public enum DecisionState {
    AWAITED,
    APPROVED,
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED;

    /** As people see it: in small letters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
