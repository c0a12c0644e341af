package org.dutywatch.compliance.duty.corrections;

/** The state of a correction. */
public enum CorrectionState {
    PENDING,
    APPROVED,
    DECLINED,
    /** Nobody decided before it expired. */
    EXPIRED
}
