package org.dutywatch.compliance.roster.domain;

/** What somebody was doing as the roster has it; what is in no state was off duty. */
public enum DutyState {
    ON_DUTY,
    BREAK,
    ON_CALL,
    LEAVE,
    /** No roster is known, so nothing can be said. */
    UNKNOWN
}
