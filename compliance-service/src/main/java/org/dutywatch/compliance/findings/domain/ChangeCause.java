package org.dutywatch.compliance.findings.domain;

/** Why a finding changed: a fact that it rests on, or somebody. */
public enum ChangeCause {
    NEW_LINES,
    ROSTER,
    EXEMPTION,
    POLICY,
    EMPLOYEE,
    PROFILE,
    /** Somebody acknowledged the notice about it, or told the employee. */
    NOTICE,
    /** The employee answered. */
    ANSWER,
    /** Somebody reviewed it. */
    REVIEW
}
