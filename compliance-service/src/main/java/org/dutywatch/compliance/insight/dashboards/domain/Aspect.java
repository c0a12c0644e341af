package org.dutywatch.compliance.insight.dashboards.domain;

/** A part of an aggregate. Each aspect is a column of {@code dashboard_cell} and can be read without the others. */
public enum Aspect {
    /** Not divided: shifts, minutes, employees with access, and the minutes of each shift with access. */
    TOTALS,
    /** By rule, tier, state and resolution. */
    FINDINGS,
    /** By kind of duty and time of day. */
    KINDS,
    SITES,
    /** By reason, with some of the employees. */
    EXCLUDED,
    /** Not divided: seconds by hour of the week, 0 is Monday 00:00. */
    HOURS,
    /** By log source and confidence class. */
    SOURCES,
    /** By rank, policy and limit, with some of the employees. */
    LIMITS,
    /** By employee. Stored only for units, not for the whole department. */
    MEMBERS,
    /** By {@link RowPeople}: some of the employees that the figures of the row are about. */
    ROW_PEOPLE,
    /**
     * By {@link PeopleCell} or {@link PeopleCombination}, and part: some of the employees that the figures of the part are
     * about, but those of {@link #EXCLUDED} and {@link #LIMITS}. Not stored for months of units.
     */
    CELL_PEOPLE
}
