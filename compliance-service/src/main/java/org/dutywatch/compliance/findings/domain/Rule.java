package org.dutywatch.compliance.findings.domain;

/** What a finding is about: a clause of General Order M1219 and what a log can show of it. */
public enum Rule {
    /** More minutes of access than the limit in one shift; IV.C: kept at a minimum, except for official business. */
    ON_DUTY_ACCESS_PER_SHIFT("IV.C"),
    /** More minutes of access than the limit in some stretch of a shift. */
    ON_DUTY_ACCESS_PER_WINDOW("IV.C"),
    /** More minutes of access than the limit in the shifts of one week. */
    ON_DUTY_ACCESS_PER_WEEK("IV.C"),
    /** What looks like an upload of content; IV.B: nobody posts on duty unless it is official or directed. */
    POSSIBLE_POSTING_ON_DUTY("IV.B");

    private final String clause;

    Rule(String clause) {
        this.clause = clause;
    }

    /** Whether it is about a week, and so of which shift it is told follows from the whole week. */
    public boolean isWeekly() {
        return this == ON_DUTY_ACCESS_PER_WEEK;
    }

    /** The clause of the order. */
    public String clause() {
        return clause;
    }
}
