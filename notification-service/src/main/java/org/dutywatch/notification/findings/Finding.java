package org.dutywatch.notification.findings;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.notification.findings.domain.FindingSummary;
import org.jspecify.annotations.Nullable;

/**
 * The fields that this service reads of {@code compliance.finding-changed.v1}: one revision of a measurement about one
 * shift or week of one employee.
 *
 * @param revision counts the revisions, from 1
 * @param clause of General Order M1219
 * @param limitMinutes meaningless for a possible posting
 * @param shift the shift; for a limit per week, the shift up to which the week was added up
 * @param terms what the limit applies to; null for a limit per shift on every site, if there is neither a notice level
 *     nor a reason for a review
 * @param confidence code of the kind of evidence and of identification
 * @param excluded minutes that were not counted
 * @param indications of a possible posting; null for every other rule
 * @param dutyVersion version of the employee's last duty event with which it was evaluated; null if not known
 * @param firstAccess start of the first counted access; null if none counts
 * @param lastAccess end of the last counted use; for a possible posting, start of the last request; null if none counts
 */
public record Finding(
        UUID findingId,
        int revision,
        String employeeId,
        Rule rule,
        String clause,
        FindingSummary.Tier tier,
        FindingSummary.State state,
        Cause cause,
        Shift shift,
        Minutes minutes,
        double limitMinutes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FindingLimitContext terms,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Indications indications,
        String confidence,
        List<SiteMinutes> sites,
        List<Excluded> excluded,
        Versions versions,
        @Nullable Long dutyVersion,
        @Nullable Instant firstAccess,
        @Nullable Instant lastAccess,
        Instant changedAt) {
    public static final String TOPIC = "compliance.finding-changed.v1";
    /** In minutes, and in requests: what readers see who may not see the employee. */
    private static final int STEP = 5;

    private static final double HALF = 0.5;
    private static final Set<Cause> MAILED_AS_CORRECTION =
            Set.of(Cause.ROSTER, Cause.EXEMPTION, Cause.POLICY, Cause.EMPLOYEE, Cause.PROFILE, Cause.ATTRIBUTION);

    public Finding {
        requireNonNull(findingId, "finding_id");
        requireNonNull(employeeId, "employee_id");
        // Findings that were stored before there were several rules have no rule.
        rule = requireNonNullElse(rule, Rule.ON_DUTY_ACCESS_PER_SHIFT);
        requireNonNull(clause, "clause");
        requireNonNull(tier, "tier");
        requireNonNull(state, "state");
        requireNonNull(cause, "cause");
        requireNonNull(shift, "shift");
        requireNonNull(minutes, "minutes");
        requireNonNull(confidence, "confidence");
        requireNonNull(versions, "versions");
        requireNonNull(changedAt, "changed_at");
        sites = List.copyOf(sites);
        excluded = List.copyOf(excluded);
        if (revision < 1 || employeeId.isBlank()) {
            throw new IllegalArgumentException("revision must be at least 1 and employee_id not blank");
        }
        boolean posting = rule == Rule.POSSIBLE_POSTING_ON_DUTY;
        if (posting != (indications != null) || (posting && tier != FindingSummary.Tier.REVIEW)) {
            throw new IllegalArgumentException("only a possible posting has indications, and it must be a REVIEW");
        }
    }

    /** What made the finding change. */
    public enum Cause {
        NEW_LINES,
        ROSTER,
        EXEMPTION,
        POLICY,
        /** The employee's unit or rank was changed, so another limit may apply. */
        EMPLOYEE,
        /** Another version of the estimator is in force. */
        PROFILE,
        /** A lease was corrected, so that accesses by address are another person's, or nobody's. */
        ATTRIBUTION,
        /** Somebody acknowledged it, or gave the employee notice of it. */
        NOTICE,
        /** The employee answered. */
        ANSWER,
        /** Somebody reviewed it. */
        REVIEW
    }

    /** What the finding is about. A finding with an unknown rule is malformed, because no fair text exists for it. */
    public enum Rule {
        ON_DUTY_ACCESS_PER_SHIFT,
        ON_DUTY_ACCESS_PER_WINDOW,
        ON_DUTY_ACCESS_PER_WEEK,
        POSSIBLE_POSTING_ON_DUTY
    }

    /**
     * What the limit applies to.
     *
     * @param per the period over which minutes are summed
     * @param windowMinutes length of the window in minutes; null except for {@link Per#WINDOW}
     * @param from start of the window or of the week; null for a shift
     * @param to its end; null for a shift
     * @param noticeMinutes the notice level in minutes; null when there is none
     * @param siteCategories the categories whose sites were counted; null for every site
     * @param sites the sites that were counted; null for every site
     * @param why the code of the reason for a review, see {@link FindingStatement#whyReviewed}; null in an alert
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FindingLimitContext(
            Per per,
            @Nullable Integer windowMinutes,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Double noticeMinutes,
            @Nullable List<String> siteCategories,
            @Nullable List<String> sites,
            @Nullable String why) {
        public FindingLimitContext {
            requireNonNull(per, "terms.per");
            if ((per == Per.WINDOW) != (windowMinutes != null) || (per != Per.SHIFT && from == null)) {
                throw new IllegalArgumentException("a window must have a length, and a window or week a start");
            }
        }

        /** The period over which minutes are summed. */
        public enum Per {
            SHIFT,
            WINDOW,
            WEEK
        }

        /** As {@link Shift#inDaysOf}. */
        FindingLimitContext inDaysOf(ZoneId zone) {
            return new FindingLimitContext(
                    per,
                    windowMinutes,
                    from == null ? null : startOfDay(from, zone),
                    to == null ? null : startOfDay(to, zone),
                    noticeMinutes,
                    siteCategories,
                    sites,
                    why);
        }

        /** Names the categories or sites that were counted; empty when every site was counted. */
        String countedOnly() {
            List<String> named = siteCategories != null ? siteCategories : sites;
            return named == null ? "" : String.join(", ", named);
        }
    }

    /**
     * Requests that look like an upload of content; their content is not known.
     *
     * @param first start of the first request; null when not known
     * @param last start of the last request; null when not known
     */
    public record Indications(
            int count,
            List<String> sites,
            @Nullable Instant first,
            @Nullable Instant last) {
        public Indications {
            sites = List.copyOf(sites);
        }

        /** Without times; 1 as it is, more up to the next multiple of 5. */
        Indications masked() {
            return new Indications(count <= 1 ? count : (count + STEP - 1) / STEP * STEP, sites, null, null);
        }
    }

    public record Shift(Instant start, Instant end, String kind) {
        public Shift {
            requireNonNull(start, "shift.start");
            requireNonNull(end, "shift.end");
        }

        /** With the beginnings of the local days of its times, for readers who may not see the employee. */
        Shift inDaysOf(ZoneId zone) {
            return new Shift(startOfDay(start, zone), startOfDay(end, zone), kind);
        }
    }

    private static Instant startOfDay(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** Estimated minutes with their band: low &lt;= point &lt;= high. */
    public record Minutes(double low, double point, double high) {
        Minutes coarse() {
            return new Minutes(Finding.coarse(low), Finding.coarse(point), Finding.coarse(high));
        }
    }

    private static double coarse(double minutes) {
        return STEP * Math.floor(minutes / STEP + HALF);
    }

    public record SiteMinutes(String site, double minutes) {}

    /**
     * Minutes that were not counted.
     *
     * @param reason a code, such as {@code BREAK}
     */
    public record Excluded(String reason, double minutes) {}

    public record Versions(String profile, String catalogue, String policy) {}

    /**
     * Returns it for readers who may not see the employee: with days instead of times, and minutes to the nearest 5, as
     * compliance-service shows it to them. Exact ones would say which finding of his list it is.
     */
    public Finding masked(ZoneId zone) {
        return new Finding(
                findingId,
                revision,
                employeeId,
                rule,
                clause,
                tier,
                state,
                cause,
                shift.inDaysOf(zone),
                minutes.coarse(),
                limitMinutes,
                terms == null ? null : terms.inDaysOf(zone),
                indications == null ? null : indications.masked(),
                confidence,
                sites.stream()
                        .map(one -> new SiteMinutes(one.site(), coarse(one.minutes())))
                        .toList(),
                excluded.stream()
                        .map(one -> new Excluded(one.reason(), coarse(one.minutes())))
                        .toList(),
                versions,
                dutyVersion,
                null,
                null,
                startOfDay(changedAt, zone));
    }

    /** Returns whether the finding is neither withdrawn nor superseded. */
    public boolean inEffect() {
        return state.inEffect();
    }

    /**
     * Returns whether the cause of this revision alone makes it a correction, which is mailed at once to everybody who
     * got a mail before. With any other cause, a revision is mailed as a correction only if it lowers the estimate by
     * {@code correct-when-lowered-minutes} or turns an alert into a review.
     */
    public boolean mailedAsCorrection() {
        return MAILED_AS_CORRECTION.contains(cause);
    }

    /**
     * Returns the fields that decide whether somebody is notified.
     *
     * @param correctedRevision see {@link FindingSummary}
     */
    public FindingSummary summary(int correctedRevision) {
        return new FindingSummary(revision, tier, state, minutes.point(), correctedRevision);
    }
}
