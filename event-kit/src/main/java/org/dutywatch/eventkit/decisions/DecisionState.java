package org.dutywatch.eventkit.decisions;

import java.util.Locale;

/** The state of a decision. All states but {@code AWAITED} are final. */
public enum DecisionState {
    AWAITED,
    APPROVED,
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED,
    /** An author does not ask for it any more. */
    WITHDRAWN;

    /** In small letters, for messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
