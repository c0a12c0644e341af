package org.dutywatch.notification.findings;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.notification.findings.domain.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What we read of {@code compliance.finding-changed.v1}: a measurement about one shift of one employee.
 *
 * @param limitMinutes without meaning for a possible posting
 * @param terms on which minutes were held against the limit; null where all is said by a limit per shift
 * @param indications of a possible posting, and only of one
 */
public record Finding(
        UUID findingId,
        int revision,
        String employeeId,
        Rule rule,
        String clause,
        Standing.Tier tier,
        Standing.State state,
        Cause cause,
        Shift shift,
        Minutes minutes,
        double limitMinutes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Terms terms,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Indications indications,
        String confidence,
        List<SiteMinutes> sites,
        List<Excluded> excluded,
        Versions versions,
        @Nullable Instant firstAccess,
        @Nullable Instant lastAccess,
        Instant changedAt) {
    public static final String TOPIC = "compliance.finding-changed.v1";
    private static final Set<Cause> CORRECTIONS = Set.of(Cause.ROSTER, Cause.EXEMPTION, Cause.POLICY, Cause.PROFILE);

    public Finding {
        requireNonNull(findingId, "finding_id");
        requireNonNull(employeeId, "employee_id");
        // Findings that we stored before there was more than one rule name none.
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
        if (posting != (indications != null) || (posting && tier != Standing.Tier.REVIEW)) {
            throw new IllegalArgumentException("indications belong to a possible posting, and that is for review only");
        }
    }

    /** What made the finding change. */
    public enum Cause {
        NEW_LINES,
        ROSTER,
        EXEMPTION,
        POLICY,
        EMPLOYEE,
        PROFILE,
        /** Somebody acknowledged it, or told the employee. */
        NOTICE,
        /** The employee answered. */
        ANSWER,
        /** Somebody reviewed it. */
        REVIEW
    }

    /** What the finding is about; another one we could not put into fair words. */
    public enum Rule {
        ON_DUTY_ACCESS_PER_SHIFT,
        ON_DUTY_ACCESS_PER_WINDOW,
        ON_DUTY_ACCESS_PER_WEEK,
        POSSIBLE_POSTING_ON_DUTY
    }

    /**
     * On what terms minutes were held against the limit.
     *
     * @param per over what minutes are added up
     * @param windowMinutes length of the window; null but for {@link Per#WINDOW}
     * @param from start of the window or of the week; null for the shift
     * @param to its end
     * @param noticeMinutes the notice level; null where there is none
     * @param siteCategories whose sites alone were counted; null for every site
     * @param sites that alone were counted; null for every site
     * @param why a person should look, in the sender's words; null in an alert
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Terms(
            Per per,
            @Nullable Integer windowMinutes,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Double noticeMinutes,
            @Nullable List<String> siteCategories,
            @Nullable List<String> sites,
            @Nullable String why) {
        public Terms {
            requireNonNull(per, "terms.per");
            if ((per == Per.WINDOW) != (windowMinutes != null) || (per != Per.SHIFT && from == null)) {
                throw new IllegalArgumentException("a window has a length, and a window and a week a beginning");
            }
        }

        /** Over what minutes are added up. */
        public enum Per {
            SHIFT,
            WINDOW,
            WEEK
        }

        boolean isNotice() {
            return "NOTICE_LEVEL".equals(why);
        }

        /** Of what sites alone, in words; empty for every site. */
        String only() {
            List<String> named = siteCategories != null ? siteCategories : sites;
            return named == null ? "" : String.join(", ", named);
        }
    }

    /**
     * Requests that look like an upload of content; what they held is not known.
     *
     * @param first start of the first one; null where there is none
     * @param last start of the last one; null where there is none
     */
    public record Indications(
            int count,
            List<String> sites,
            @Nullable Instant first,
            @Nullable Instant last) {
        public Indications {
            sites = List.copyOf(sites);
        }
    }

    public record Shift(Instant start, Instant end, String kind) {
        public Shift {
            requireNonNull(start, "shift.start");
            requireNonNull(end, "shift.end");
        }
    }

    /** Estimated minutes with their band: low &lt;= point &lt;= high. */
    public record Minutes(double low, double point, double high) {}

    public record SiteMinutes(String site, double minutes) {}

    /** Minutes that were left out, and why. */
    public record Excluded(String reason, double minutes) {}

    public record Versions(String profile, String catalogue, String policy) {}

    public boolean holds() {
        return state.holds();
    }

    /** Whether somebody corrected the facts, rather than that more of them came in. */
    public boolean corrects() {
        return CORRECTIONS.contains(cause);
    }
}
