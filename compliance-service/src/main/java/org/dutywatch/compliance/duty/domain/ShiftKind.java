package org.dutywatch.compliance.duty.domain;

/** What a roster entry says the employee was there for. */
public enum ShiftKind {
    REGULAR,
    OVERTIME,
    COURT,
    DETAIL,
    TRAINING,
    CALLBACK,
    /** Reachable, but free to do as one likes until called: a call makes a {@link #CALLBACK}. */
    ON_CALL,
    LEAVE;

    /** Clause IV.C speaks of time "while on duty": being on call or on leave is not. */
    public boolean isDuty() {
        return this != ON_CALL && this != LEAVE;
    }
}
