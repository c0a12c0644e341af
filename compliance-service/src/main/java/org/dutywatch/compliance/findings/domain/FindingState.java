package org.dutywatch.compliance.findings.domain;

/** Whether a finding is held up. */
public enum FindingState {
    OPEN,
    /** What was said does not hold, as far as is known now. */
    WITHDRAWN
}
