package org.dutywatch.compliance.evaluation.domain;

/** What a limit applies to. */
public enum Measure {
    /** A whole shift. */
    SHIFT,
    /** Any window of a given length within one shift. */
    WINDOW,
    /** The shifts that start in one week of the department. */
    WEEK
}
