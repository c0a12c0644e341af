package org.dutywatch.compliance.insight.dashboards.domain;

import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;

/**
 * The ways in which the figures of the department are divided. Of each part an aggregate stores some of its employees,
 * so that a figure of few people can be withheld.
 */
public enum PeopleCell {
    /** Kind of duty. */
    KIND(Rule.HIDE_WITH_COMPLEMENT),
    DAY_PART(Rule.HIDE_WITH_COMPLEMENT),
    SITE(Rule.HIDE_WITH_COMPLEMENT),
    /** Reason why minutes are excluded. */
    REASON(Rule.HIDE_WITH_COMPLEMENT),
    /** Hour of the week, or {@link #NONE} for minutes whose hour is not known. */
    HOUR(Rule.HIDE_WITH_COMPLEMENT),
    /** Log source. */
    SOURCE(Rule.HIDE_WITH_COMPLEMENT),
    /** Log source and kind of access. */
    SOURCE_ACCESS(Rule.ALL_OF_THE_FIRST_PART),
    /** Log source and confidence class. */
    SOURCE_CONFIDENCE(Rule.ALL_OF_THE_FIRST_PART),
    /** Rank, policy and limit. */
    LIMIT(Rule.HIDE_WITH_COMPLEMENT),
    /** Alerts, reviews and postings that are neither withdrawn nor superseded. */
    CURRENT_FINDING(Rule.HIDE_WITH_COMPLEMENT),
    /** The same findings by state. */
    FINDING_STATE(Rule.HIDE_WITH_COMPLEMENT),
    /** Closed findings by resolution. */
    RESOLUTION(Rule.ALL_OR_NOTHING),
    /** Withdrawn and superseded findings, about minutes or about postings. */
    PAST_FINDING(Rule.ALL_OR_NOTHING),
    /** Shifts by the most serious finding about their minutes. */
    OUTCOME(Rule.HIDE_WITH_COMPLEMENT),
    /** Shifts with a REVIEW, by whether it is based on tunnels alone. */
    REVIEW_BASIS(Rule.ALL_OR_NOTHING),
    KIND_OUTCOME(Rule.ALL_OR_NOTHING),
    DAY_PART_OUTCOME(Rule.ALL_OR_NOTHING);

    /** The part of those that belong to no other part. */
    public static final String NONE = "NONE";

    public static final String ALERT = "ALERT";
    public static final String REVIEW = "REVIEW";
    public static final String POSTING = "POSTING";
    public static final String WITHDRAWN = "WITHDRAWN";

    /** What is withheld where one part has few people. */
    enum Rule {
        /** That part, and further parts until the withheld parts together have enough people. */
        HIDE_WITH_COMPLEMENT,
        /** All parts with the same first name. */
        ALL_OF_THE_FIRST_PART,
        /** All parts. */
        ALL_OR_NOTHING
    }

    final Rule rule;
    private final String start = Tallies.key(name(), "");

    PeopleCell(Rule rule) {
        this.rule = rule;
    }

    /** The key of one part. */
    public String key(String... parts) {
        return start + Tallies.key(parts);
    }

    /** The part of {@link #CURRENT_FINDING} that the finding belongs to. */
    public static String current(CountedFinding finding) {
        return !finding.isAboutMinutes() ? POSTING : finding.isAlert() ? ALERT : REVIEW;
    }
}
