package org.dutywatch.compliance.dashboard.domain;

/** What a tally counts. Add new constants at the end, because stored tallies refer to a constant by its ordinal. */
public enum Measure {
    SHIFTS,
    /** Shifts with at least one counted access. */
    SHIFTS_WITH_ACCESS,
    /** Sum of the low figures, in tenths of a minute. */
    LOW,
    /** Sum of the best estimates, or of the excluded minutes, in tenths of a minute. */
    MINUTES,
    /** Sum of the high figures, in tenths of a minute. */
    HIGH,
    FINDINGS,
    /** Shifts with an alert about minutes that is neither withdrawn nor superseded. */
    ALERTED,
    /** Shifts with a review about minutes, but no alert, that is neither withdrawn nor superseded. */
    REVIEWED,
    /** The shifts of {@link #REVIEWED} whose reviews all rest on tunnels alone. */
    ON_TUNNELS,
    /** Shifts with a finding about minutes, in any state. */
    FOUND,
    /** Shifts whose findings about minutes are all withdrawn or superseded. */
    WITHDRAWN,
    URLS,
    TUNNELS,
    FLOWS,
    /** Start of the latest access, in epoch seconds. Joining keeps the latest and does not add. */
    LAST;

    static final Measure[] ORDER = values();

    long join(long a, long b) {
        return this == LAST ? Math.max(a, b) : a + b;
    }
}
