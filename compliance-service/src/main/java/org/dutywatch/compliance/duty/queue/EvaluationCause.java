package org.dutywatch.compliance.duty.queue;

/**
 * Why a shift is evaluated again. A finding that changes as a result states the cause of the same name in
 * {@link org.dutywatch.compliance.model.findings.ChangeCause}, so each constant here needs one there.
 */
public enum EvaluationCause {
    /** New log lines arrived. */
    NEW_LINES,
    /** A roster entry or clock times changed, or the time until which the roster of a feed is known. */
    ROSTER,
    EXEMPTION,
    /** A limit, or a rule of what counts as duty, applies from a given date. */
    POLICY,
    /** The unit or the rank of the employee changed. */
    EMPLOYEE,
    /** Another estimator profile is in force from a given date. */
    PROFILE,
    /** Accesses were revoked, or given to the employee, because a lease of an address was corrected. */
    ATTRIBUTION;

    /** Whether it affects weeks of shifts of many employees at once, so that other causes are evaluated first. */
    boolean isBulk() {
        return this == POLICY || this == PROFILE;
    }
}
