package org.dutywatch.compliance.due;

/** Why a shift is evaluated again. A finding that changes as a result states this cause. */
public enum Cause {
    /** New log lines arrived. */
    NEW_LINES,
    ROSTER,
    EXEMPTION,
    POLICY,
    EMPLOYEE,
    /** Another estimator profile is in force from a given date. */
    PROFILE;

    /** Whether it affects weeks of shifts of many employees at once, so that other causes are evaluated first. */
    boolean isBulk() {
        return this == POLICY || this == PROFILE;
    }
}
