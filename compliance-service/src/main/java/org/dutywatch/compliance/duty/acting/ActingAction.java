package org.dutywatch.compliance.duty.acting;

/** What a change does to an acting supervisor. */
public enum ActingAction {
    /** Somebody acts for a supervisor. */
    SET,
    /** Somebody acts for a shorter time than recorded. */
    END,
    /** Somebody never acted, nor will. */
    REMOVE
}
