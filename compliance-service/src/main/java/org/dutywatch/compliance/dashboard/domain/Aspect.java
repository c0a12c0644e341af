package org.dutywatch.compliance.dashboard.domain;

/** What of a cell one question is about; each is stored, and read, by itself. */
public enum Aspect {
    /** One key: shifts, minutes, who had access, and the minutes of each shift with access. */
    TOTALS,
    /** By rule, tier, state and resolution. */
    FINDINGS,
    /** By kind of duty and time of day. */
    KINDS,
    SITES,
    /** By reason. */
    EXCLUDED,
    /** One key: seconds by hour of the week, from Monday's first. */
    HOURS,
    /** By source and class of evidence. */
    SOURCES,
    /** By rank, policy and limit. */
    LIMITS,
    /** By employee; only of units. */
    MEMBERS
}
