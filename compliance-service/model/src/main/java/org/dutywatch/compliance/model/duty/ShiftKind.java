package org.dutywatch.compliance.model.duty;

/** The kind of a roster entry: a kind of duty, on call, or leave. */
public enum ShiftKind {
    REGULAR,
    OVERTIME,
    COURT,
    DETAIL,
    TRAINING,
    CALLBACK,
    /** Reachable, but not on duty until called. The time of a call is a {@link #CALLBACK}. */
    ON_CALL,
    LEAVE;

    /** Whether clause IV.C ("while on duty") can apply. It does not apply on call or on leave. */
    public boolean isDuty() {
        return this != ON_CALL && this != LEAVE;
    }
}
