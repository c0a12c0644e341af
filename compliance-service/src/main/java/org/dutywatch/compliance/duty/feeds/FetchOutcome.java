package org.dutywatch.compliance.duty.feeds;

/** The result of fetching a feed. */
public enum FetchOutcome {
    /** The calendar was read, and the roster was changed. */
    CHANGED,
    /** The calendar was read, and the roster stays as it is. */
    UNCHANGED,
    /** The host answered that the calendar has not changed since the last fetch (HTTP 304). */
    NOT_MODIFIED,
    /** No calendar could be read; the roster stays as it is. */
    FAILED
}
