package org.dutywatch.compliance.roster;

/** What became of a correction. */
public enum CorrectionState {
    PENDING,
    APPROVED,
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED
}
