package org.dutywatch.compliance.insight.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why each minute of a shift counted, and why other time did not. Computed from the facts as they are known now. Time
 * off duty, on leave and in duty-free breaks is summed and never listed.
 *
 * @param findingId null where the caller asked for a shift and not for a finding
 * @param revision revision of the finding; null where the caller asked for a shift
 * @param employeeId the id, or the pseudonym where the caller may not see the id
 * @param clause clause of General Order M1219 that the figures are about
 * @param statement what the figures say, as a text
 * @param notKnown what the figures do not say, as texts
 * @param shift the shift as the roster has it
 * @param duty time on duty: the shift without breaks and leave
 * @param breaks duty-free breaks
 * @param leave leave that overlaps the shift
 * @param exemptions time on duty with official business on any site
 * @param exemptSites time on duty with official business on single sites only; accesses to other sites count
 * @param minutes the figures now. They may differ for a moment from those of the finding, while a change is being
 *     evaluated
 * @param minutesLowOfRequests the part of the low figure that inspected requests show alone, in minutes
 * @param limitMinutes limit per shift in minutes; null where no limit was approved
 * @param confidence confidence class of the evidence; null where the shift was removed from the roster
 * @param band how the figures follow from the three readings; null where the shift was removed from the roster
 * @param attention the counted stretches, in order of time
 * @param sites what the accesses to each site show alone; sites overlap, so their minutes need not add up to the total
 * @param sources the log sources on whose lines the counted stretches rest
 * @param excluded what was excluded, by reason
 * @param versions the versions of everything that the figures depend on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
        @Schema(nullable = true) @Nullable UUID findingId,

        @Schema(nullable = true) @Nullable Integer revision,

        @Schema(examples = "E101") String employeeId,

        @Schema(examples = "IV.C") String clause,

        String statement,
        List<String> notKnown,
        ExplainedShift shift,
        List<TimeSpan> duty,
        List<TimeSpan> breaks,
        List<TimeSpan> leave,
        List<TimeSpan> exemptions,
        List<SiteSpans> exemptSites,
        ExplainedMinutes minutes,

        @Schema(examples = "41.2", description = "The part of the low figure that inspected requests show alone")
        BigDecimal minutesLowOfRequests,

        @Schema(nullable = true, examples = "30.0") @Nullable
        BigDecimal limitMinutes,

        @Schema(nullable = true) @Nullable ExplainedConfidence confidence,

        @Schema(nullable = true) @Nullable ExplainedBand band,

        List<ExplainedStretch> attention,
        List<ExplainedSite> sites,
        List<ExplainedSource> sources,
        List<ExplainedExclusion> excluded,
        ExplanationVersions versions) {

    /** General Order M1219, IV.C: on-duty access is kept at a minimum, except for official business. */
    static final String CLAUSE = "IV.C";

    /**
     * The shift as the roster has it.
     *
     * @param start planned start, which identifies the shift
     * @param end planned end
     * @param clocked the time that was worked, by the clock times; null where it is the planned time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExplainedShift(
            Instant start,
            Instant end,
            ShiftKind kind,
            @Schema(nullable = true) @Nullable TimeSpan clocked) {
        public ExplainedShift(Instant start, Instant end, ShiftKind kind) {
            this(start, end, kind, null);
        }

        /** The time that was worked. */
        Interval worked() {
            return clocked == null ? new Interval(start, end) : new Interval(clocked.start(), clocked.end());
        }
    }

    /**
     * On-duty minutes.
     *
     * @param low low end of the band: what a strict reading of the evidence shows
     * @param point best estimate
     * @param high high end of the band: what a generous reading of the evidence allows
     */
    public record ExplainedMinutes(BigDecimal low, BigDecimal point, BigDecimal high) {}

    /** A confidence class, and what it means. */
    public record ExplainedConfidence(
            @Schema(examples = "URL_USERNAME") Confidence evidence, String meaning) {}

    /** A time interval; the end is not part of it. */
    public record TimeSpan(Instant start, Instant end) {
        static TimeSpan of(Interval time) {
            return new TimeSpan(time.start(), time.end());
        }

        static List<TimeSpan> of(IntervalSet times) {
            return times.intervals().stream().map(TimeSpan::of).toList();
        }
    }

    /** Time intervals of one site. */
    public record SiteSpans(@Schema(examples = "facebook") String site, List<TimeSpan> intervals) {}

    /**
     * The part of one stretch of attention that is on duty.
     *
     * @param minutes minutes of it that count: on duty and outside exemptions
     * @param sites sites that were accessed in it, in order of name
     * @param openedBy the accesses that show that a person went there
     * @param carriedBy number of further accesses that continued the stretch
     * @param carriedByHosts those further accesses, by host
     * @param closedBy the last access; the stretch ends when the reading time after this access is over. Null where no
     *     access is on duty
     * @param note what is not listed, and why; null where everything is listed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExplainedStretch(
            Instant start,
            Instant end,
            BigDecimal minutes,
            List<String> sites,
            List<ExplainedAccess> openedBy,
            int carriedBy,
            List<HostAccesses> carriedByHosts,

            @Schema(nullable = true) @Nullable ExplainedAccess closedBy,

            @Schema(nullable = true) @Nullable String note) {}

    /** One access, clipped to time on duty. Path and query are missing because they are never stored. */
    public record ExplainedAccess(
            String observationId,
            Instant start,
            Instant end,
            String site,
            String host,
            HostRole role,
            AccessKind kind) {}

    /** The counted time that the accesses to one site show alone. */
    public record ExplainedSite(
            @Schema(examples = "facebook") String site, BigDecimal minutes, List<TimeSpan> intervals) {}

    /**
     * A log source. Who sent its lines, and when, is in the audit trail under its id.
     *
     * @param accesses how many accesses on duty that opened or continued a stretch it logged
     * @param contradicted how many of these another source logged at the same time as denied by the proxy
     * @param senders who sent lines of the source about the employee in the hours of these accesses: {@code http:} and the
     *     id of the client, {@code syslog:} and the name or address of the sender, or {@code kafka}; empty if it was not
     *     recorded
     */
    public record ExplainedSource(
            @Schema(examples = "hq-squid") String source,
            int accesses,
            int contradicted,

            @Schema(examples = "http:proxy-shipper") List<String> senders) {}

    /**
     * What was excluded for one reason.
     *
     * @param why what the reason means, as a text
     * @param minutes excluded minutes
     * @param intervals the excluded time; empty for time off duty, in breaks or on leave, which is summed and not
     *     listed
     * @param accesses excluded accesses on duty, by host; empty for reasons that are about time and not about accesses
     */
    public record ExplainedExclusion(
            ExclusionReason reason,
            String why,
            BigDecimal minutes,
            List<TimeSpan> intervals,
            List<HostAccesses> accesses) {}

    /**
     * Accesses to one host.
     *
     * @param count number of accesses
     * @param first start of the first access, clipped to time on duty
     * @param last end of the last access, clipped to time on duty
     */
    public record HostAccesses(String site, String host, int count, Instant first, Instant last) {}

    /**
     * The versions of everything that the figures depend on.
     *
     * @param profile version of the estimator profile
     * @param catalogue version of the site catalogue, several joined by {@code +}; {@code none} without accesses
     * @param policy version of the policy; null where no limit was approved
     * @param dutyRule version of the rule for what counts as duty; {@code duty-rule-0} without an approved rule, null
     *     where the shift was removed from the roster
     * @param rosterRecordedAt when the newest roster entry or clock time of the shift was recorded; null where none was
     *     recorded or the shift was removed from the roster
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExplanationVersions(
            @Schema(examples = "url-v2+tunnel-v2+flow-v2") String profile,

            @Schema(examples = "2026-11-01") String catalogue,

            @Schema(examples = "policy-1", nullable = true) @Nullable
            String policy,

            @Schema(examples = "duty-rule-0", nullable = true) @Nullable
            String dutyRule,

            @Schema(nullable = true) @Nullable Instant rosterRecordedAt) {}
}
