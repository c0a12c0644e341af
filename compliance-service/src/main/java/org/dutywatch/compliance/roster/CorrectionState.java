package org.dutywatch.compliance.roster;

/** The state of a correction. */
public enum CorrectionState {
    PENDING,
    APPROVED,
    DECLINED,
    /** Nobody decided before it expired. */
    EXPIRED
}
