package org.dutywatch.compliance.model.verdicts;

/** What a limit applies to. */
public enum LimitPeriod {
    /** A whole shift. */
    SHIFT,
    /** Any window of a given length within one shift. */
    WINDOW,
    /** The shifts that start in one week of the department. */
    WEEK
}
