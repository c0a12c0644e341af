package org.dutywatch.compliance.model.roster;

/** The state of an employee according to the roster. Time without a state is off duty. */
public enum DutyState {
    ON_DUTY,
    BREAK,
    ON_CALL,
    LEAVE,
    /** No roster is known for this time. Unknown duty never leads to an alert. */
    UNKNOWN
}
