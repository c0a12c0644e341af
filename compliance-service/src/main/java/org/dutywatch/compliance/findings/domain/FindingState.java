package org.dutywatch.compliance.findings.domain;

/** Whether a finding is held up, and how far people have come with it. */
public enum FindingState {
    OPEN,
    /** Somebody who answers for the employee has seen it. */
    ACKNOWLEDGED,
    UNDER_REVIEW,
    /** Decided, with a {@link Resolution}. */
    CLOSED,
    /** What was said does not hold, as far as is known now. */
    WITHDRAWN,
    /** Its shift was moved or replaced: the finding of another shift says it now. */
    SUPERSEDED;

    /** Whether nothing is said any more. */
    public boolean isTakenBack() {
        return this == WITHDRAWN || this == SUPERSEDED;
    }
}
