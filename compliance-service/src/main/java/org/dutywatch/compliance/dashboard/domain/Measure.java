package org.dutywatch.compliance.dashboard.domain;

/** What is counted. New ones go to the end: stored tallies name them by their place. */
public enum Measure {
    SHIFTS,
    /** Shifts with at least one counted access. */
    SHIFTS_WITH_ACCESS,
    /** Tenths of a minute of the low figure. */
    LOW,
    /** Tenths of a minute of the best estimate, or of what was left out. */
    MINUTES,
    /** Tenths of a minute of the high figure. */
    HIGH,
    FINDINGS,
    /** Shifts with an alert that stands or was closed. */
    ALERTED,
    /** Shifts with a review, and no alert, that stands or was closed. */
    REVIEWED,
    /** Those of {@link #REVIEWED} whose reviews all rest on tunnels alone. */
    ON_TUNNELS,
    /** Shifts with a finding about minutes, whatever became of it. */
    FOUND,
    /** Shifts whose findings about minutes were all withdrawn. */
    WITHDRAWN,
    URLS,
    TUNNELS,
    FLOWS,
    /** Seconds since 1970 of the last access: the greatest holds. */
    LAST;

    static final Measure[] ORDER = values();

    long join(long a, long b) {
        return this == LAST ? Math.max(a, b) : a + b;
    }
}
