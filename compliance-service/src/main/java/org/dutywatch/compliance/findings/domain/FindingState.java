package org.dutywatch.compliance.findings.domain;

/** The state of a finding: how far people have come with it, or that it no longer holds. */
public enum FindingState {
    OPEN,
    /** A person responsible for the employee has seen it. */
    ACKNOWLEDGED,
    UNDER_REVIEW,
    /** Decided, with a {@link Resolution}. */
    CLOSED,
    /** The evidence that is known now does not support it. */
    WITHDRAWN,
    /** Its shift was moved or replaced, and the finding of the new shift replaces it. */
    SUPERSEDED;

    /** Whether the finding no longer holds. */
    public boolean isTakenBack() {
        return this == WITHDRAWN || this == SUPERSEDED;
    }
}
