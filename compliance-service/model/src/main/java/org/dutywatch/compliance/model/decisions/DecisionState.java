package org.dutywatch.compliance.model.decisions;

/** The state of a decision. All states but {@code AWAITED} are final. */
public enum DecisionState {
    AWAITED,
    APPROVED,
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED
}
