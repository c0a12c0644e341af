package org.dutywatch.compliance.cases.replies;

/** Whether and how a claim is decided. */
public enum ClaimState {
    PENDING,
    /** An exemption was granted for it, and the shift is evaluated again. */
    APPROVED,
    /** The finding stays as it is. */
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED,
    /** The employee does not claim it any more. */
    WITHDRAWN
}
