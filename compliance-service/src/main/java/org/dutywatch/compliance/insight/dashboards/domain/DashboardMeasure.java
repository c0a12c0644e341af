package org.dutywatch.compliance.insight.dashboards.domain;

/** What a tally counts. Add new constants at the end, because stored tallies refer to a constant by its ordinal. */
public enum DashboardMeasure {
    SHIFTS,
    /** Shifts with at least one counted access. */
    SHIFTS_WITH_ACCESS,
    /** Sum of the low figures, in tenths of a minute. */
    MINUTES_LOW,
    /** Sum of the best estimates, or of the excluded minutes, in tenths of a minute. */
    MINUTES,
    /** Sum of the high figures, in tenths of a minute. */
    MINUTES_HIGH,
    FINDINGS,
    /** Shifts with an alert about minutes that is neither withdrawn nor superseded. */
    SHIFTS_WITH_ALERT,
    /** Shifts without an alert, but with a REVIEW about minutes that is neither withdrawn nor superseded. */
    SHIFTS_WITH_REVIEW,
    /** The shifts of {@link #SHIFTS_WITH_REVIEW} whose findings are all based on tunnels alone. */
    SHIFTS_REVIEWED_ON_TUNNELS,
    /** Shifts with a finding about minutes, in any state. */
    SHIFTS_WITH_FINDING,
    /** Shifts whose findings about minutes are all withdrawn or superseded. */
    SHIFTS_WITHDRAWN,
    URLS,
    TUNNELS,
    FLOWS,
    /** Start of the latest access, in epoch seconds. Combining keeps the latest and does not add. */
    LAST_ACCESS;

    static final DashboardMeasure[] ORDER = values();

    long combine(long a, long b) {
        return this == LAST_ACCESS ? Math.max(a, b) : a + b;
    }
}
