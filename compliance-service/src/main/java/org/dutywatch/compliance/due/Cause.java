package org.dutywatch.compliance.due;

/** Why a shift is looked at again; a finding that changes by it names it. */
public enum Cause {
    NEW_LINES,
    ROSTER,
    EXEMPTION,
    POLICY,
    EMPLOYEE,
    /** Another estimator profile is in force from a date on. */
    PROFILE;

    /** Touches everybody's shifts of weeks at once, so that what happens now goes before it. */
    boolean isBulk() {
        return this == POLICY || this == PROFILE;
    }
}
