package org.dutywatch.compliance.findings.domain;

/** How much a finding says. */
public enum Tier {
    /** A person should look: the evidence allows minutes over the limit, but does not show them. */
    REVIEW,
    /** Even the strict reading of inspected requests is over the limit. */
    ALERT
}
