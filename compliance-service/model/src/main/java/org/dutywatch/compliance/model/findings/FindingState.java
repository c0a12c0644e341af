package org.dutywatch.compliance.model.findings;

/** The state of a finding: how far people have handled it, or why it no longer applies. */
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

    /** Whether the finding was withdrawn or superseded. */
    public boolean isRetracted() {
        return this == WITHDRAWN || this == SUPERSEDED;
    }
}
