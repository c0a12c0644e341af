package org.dutywatch.compliance.model.findings;

/** The rule that a finding is about: what a log can show about a clause of General Order M1219. */
public enum Rule {
    /** More minutes of access than the limit in one shift. IV.C: access at a minimum, except for official business. */
    ON_DUTY_ACCESS_PER_SHIFT("IV.C"),
    /** More minutes of access than the limit in a time window of a shift. */
    ON_DUTY_ACCESS_PER_WINDOW("IV.C"),
    /** More minutes of access than the limit in all shifts of one week. */
    ON_DUTY_ACCESS_PER_WEEK("IV.C"),
    /** Requests that look like an upload of content. IV.B: no posting on duty unless official or directed. */
    POSSIBLE_POSTING_ON_DUTY("IV.B");

    private final String clause;

    Rule(String clause) {
        this.clause = clause;
    }

    /** Whether it is about a week: which of its shifts the finding names then depends on all shifts of the week. */
    public boolean isWeekly() {
        return this == ON_DUTY_ACCESS_PER_WEEK;
    }

    /** The clause of General Order M1219, such as {@code IV.C}. */
    public String clause() {
        return clause;
    }
}
