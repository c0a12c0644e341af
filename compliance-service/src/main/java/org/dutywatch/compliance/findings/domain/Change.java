package org.dutywatch.compliance.findings.domain;

/** What one revision did to a finding: what was measured moved it, or people did. */
public enum Change {
    OPENED,
    /** A higher tier, or more minutes or indications in the same tier. */
    RAISED,
    /** A lower tier, or fewer minutes or indications in the same tier. */
    LOWERED,
    /** As many of them under another limit, band or shift, or at other times and sites. */
    REVISED,
    WITHDRAWN,
    /** The finding of another shift, which took the place of this one, says it now. */
    SUPERSEDED,
    /** It holds again, or says more than what was closed. */
    REOPENED,
    /** Somebody who answers for the employee has seen it. */
    ACKNOWLEDGED,
    /** The employee was told. */
    NOTICE_GIVEN,
    /** The employee answered. */
    REPLIED,
    REVIEW_STARTED,
    /** Closed as explained or corrected. */
    CLOSED,
    /** Closed, and handed on. */
    REFERRED
}
