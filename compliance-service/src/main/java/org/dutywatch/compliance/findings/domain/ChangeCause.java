package org.dutywatch.compliance.findings.domain;

/** Why a finding changed: an input changed, or a person took a step. */
public enum ChangeCause {
    NEW_LINES,
    ROSTER,
    EXEMPTION,
    POLICY,
    EMPLOYEE,
    PROFILE,
    /** Somebody acknowledged it or the notice about it, or gave the employee notice. */
    NOTICE,
    /** The employee replied. */
    ANSWER,
    /** A review was started, or ended with a decision. */
    REVIEW
}
