package org.dutywatch.compliance.cases.unmasking;

/** The state of a request to see employees by id. */
public enum UnmaskingState {
    /** A second person must decide. */
    AWAITED,
    /** The author sees the employees by id. */
    RUNNING,
    /** Its time is over, or somebody ended it. */
    ENDED,
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED,
    /** Its author does not ask for it any more. */
    WITHDRAWN
}
