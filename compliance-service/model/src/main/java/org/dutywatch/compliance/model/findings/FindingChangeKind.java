package org.dutywatch.compliance.model.findings;

/** What changed with one revision of a finding. */
public enum FindingChangeKind {
    /** The first revision. */
    OPENED,
    /** A higher tier, or more minutes or indications in the same tier. */
    RAISED,
    /** A lower tier, or fewer minutes or indications in the same tier. */
    LOWERED,
    /**
     * Same tier and as many minutes or indications, but another limit, band, shift end, or other times or sites; or
     * other figures of a finding that stays withdrawn or superseded.
     */
    REVISED,
    /** The evidence no longer supports it. */
    WITHDRAWN,
    /** Its shift was replaced by another one, and the finding of that shift replaces this one. */
    SUPERSEDED,
    /** The evidence supports it again, or shows more than when it was closed. */
    REOPENED,
    /** A person responsible for the employee has seen it. */
    ACKNOWLEDGED,
    /** It is on record that the employee was notified. */
    NOTICE_GIVEN,
    /** The employee replied. */
    REPLIED,
    REVIEW_STARTED,
    /** Closed as explained or corrected. */
    CLOSED,
    /** Closed, and handed on to those who may decide about consequences. */
    REFERRED
}
