package org.dutywatch.compliance.findings.replies;

/** Whether a claim is decided. */
public enum ClaimState {
    PENDING,
    /** An exemption covers it, and the shift is measured again. */
    APPROVED,
    /** The finding stands. */
    DECLINED
}
