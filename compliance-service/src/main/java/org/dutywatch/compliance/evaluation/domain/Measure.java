package org.dutywatch.compliance.evaluation.domain;

/** Over what minutes are added up. */
public enum Measure {
    SHIFT,
    /** Any stretch of some length within one shift. */
    WINDOW,
    /** The shifts that start in one week of the department. */
    WEEK
}
