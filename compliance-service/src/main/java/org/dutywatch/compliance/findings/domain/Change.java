package org.dutywatch.compliance.findings.domain;

/** What one revision did to a finding. */
public enum Change {
    OPENED,
    /** A higher tier, or more minutes in the same tier. */
    RAISED,
    /** A lower tier, or fewer minutes in the same tier. */
    LOWERED,
    /** The same minutes under another limit, band or shift. */
    REVISED,
    WITHDRAWN,
    REOPENED
}
