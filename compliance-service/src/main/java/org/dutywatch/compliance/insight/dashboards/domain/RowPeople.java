package org.dutywatch.compliance.insight.dashboards.domain;

/**
 * The people of the figures that every row has: the department, and each unit. Together they are the employees with a
 * shift.
 */
public enum RowPeople {
    /** Employees with a shift with access. */
    ACCESS,
    /** Employees with a shift without access. */
    NO_ACCESS
}
