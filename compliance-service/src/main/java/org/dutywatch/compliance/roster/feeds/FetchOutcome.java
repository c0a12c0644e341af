package org.dutywatch.compliance.roster.feeds;

/** What came of asking a feed. */
public enum FetchOutcome {
    /** The roster is another. */
    CHANGED,
    /** The calendar was read and says what is known. */
    UNCHANGED,
    /** The host says that the calendar is as it was. */
    NOT_MODIFIED,
    /** Nothing was learnt; the roster stays as it is. */
    FAILED
}
