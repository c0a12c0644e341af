package org.dutywatch.compliance.findings.domain;

/** What one revision did to a finding. */
public enum Change {
    OPENED,
    /** A higher tier, or more minutes or indications in the same tier. */
    RAISED,
    /** A lower tier, or fewer minutes or indications in the same tier. */
    LOWERED,
    /** As many of them under another limit, band or shift, or at other times and sites. */
    REVISED,
    WITHDRAWN,
    REOPENED
}
