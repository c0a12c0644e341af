package org.dutywatch.compliance.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.domain.ExclusionReason;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why each minute of a shift counted, and why what was left out did not: computed from the facts as they are known now.
 * Time off duty and duty-free breaks are summed, never listed.
 *
 * @param findingId absent where the shift was asked for and not a finding
 * @param revision of the finding
 * @param employeeId the id, or the pseudonym where the caller reads no persons
 * @param statement what the figures say, in words
 * @param notKnown what they do not say
 * @param duty the shift without breaks and leave
 * @param breaks duty-free
 * @param exemptions windows of official business on duty
 * @param exemptSites the same where it is about single sites: accesses to others count
 * @param minutes the figures now; those of a finding may wait a moment for a change that is being evaluated
 * @param limitMinutes absent where no limit was approved
 * @param confidence the class of evidence that the figures rest on
 * @param band how the figures follow from the three readings; absent where there is no such shift any more
 * @param attention what counts, in order of time
 * @param sites what each site's accesses alone show; sites overlap, so their minutes need not add up
 * @param excluded what was left out, by reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
        @Schema(nullable = true) @Nullable UUID findingId,

        @Schema(nullable = true) @Nullable Integer revision,

        @Schema(examples = "E101") String employeeId,

        @Schema(examples = "IV.C") String clause,

        String statement,
        List<String> notKnown,
        ShiftTold shift,
        List<Span> duty,
        List<Span> breaks,
        List<Span> leave,
        List<Span> exemptions,
        List<SiteSpans> exemptSites,
        Figures minutes,

        @Schema(examples = "41.2", description = "The part of the low figure that inspected requests show alone")
        BigDecimal minutesLowOfRequests,

        @Schema(nullable = true, examples = "30.0") @Nullable
        BigDecimal limitMinutes,

        @Schema(nullable = true) @Nullable ConfidenceTold confidence,

        @Schema(nullable = true) @Nullable ToldBand band,

        List<StretchTold> attention,
        List<SiteTold> sites,
        List<Excluded> excluded,
        VersionsTold versions) {

    /** General Order M1219, IV.C: on-duty access is kept at a minimum, except for official business. */
    static final String CLAUSE = "IV.C";

    /**
     * The shift as the roster has it.
     *
     * @param start as planned: it names the shift
     * @param clocked when it was worked, as clocked; absent where that is as planned
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ShiftTold(
            Instant start,
            Instant end,
            ShiftKind kind,
            @Schema(nullable = true) @Nullable Span clocked) {
        public ShiftTold(Instant start, Instant end, ShiftKind kind) {
            this(start, end, kind, null);
        }

        /** When it was worked. */
        Interval worked() {
            return clocked == null ? new Interval(start, end) : new Interval(clocked.start(), clocked.end());
        }
    }

    /** On-duty minutes: what even a strict reader must count, the best estimate, what a generous reader could count. */
    public record Figures(BigDecimal low, BigDecimal point, BigDecimal high) {}

    /** A class of evidence, and what it means. */
    public record ConfidenceTold(
            @Schema(examples = "URL_USERNAME") Confidence evidence, String meaning) {}

    /** A window of time; the end is not part of it. */
    public record Span(Instant start, Instant end) {
        static Span of(Interval time) {
            return new Span(time.start(), time.end());
        }

        static List<Span> of(IntervalSet times) {
            return times.intervals().stream().map(Span::of).toList();
        }
    }

    /** Windows of one site. */
    public record SiteSpans(@Schema(examples = "facebook") String site, List<Span> intervals) {}

    /**
     * One stretch of attention, as far as it is on duty.
     *
     * @param minutes how much of it counts: on duty and outside exemptions
     * @param openedBy what shows that a person went there
     * @param carriedBy how many further accesses kept it going
     * @param carriedByHosts those accesses, by host
     * @param closedBy the last access; the reading time granted after it ends the stretch
     * @param note what is not listed, and why; absent where all of it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StretchTold(
            Instant start,
            Instant end,
            BigDecimal minutes,
            List<String> sites,
            List<AccessTold> openedBy,
            int carriedBy,
            List<HostAccesses> carriedByHosts,

            @Schema(nullable = true) @Nullable AccessTold closedBy,

            @Schema(nullable = true) @Nullable String note) {}

    /** One access as far as it is on duty, without path or query: they are never kept. */
    public record AccessTold(
            String observationId,
            Instant start,
            Instant end,
            String site,
            String host,
            HostRole role,
            AccessKind kind) {}

    /** What one site's accesses alone show of the time that counts. */
    public record SiteTold(@Schema(examples = "facebook") String site, BigDecimal minutes, List<Span> intervals) {}

    /**
     * What was left out for one reason.
     *
     * @param minutes that another reader of the log might have counted
     * @param intervals those minutes; none for time off duty, in breaks or on leave, which is summed and not listed
     * @param accesses on duty, by host; none for reasons that are about time and not about accesses
     */
    public record Excluded(
            ExclusionReason reason,
            String why,
            BigDecimal minutes,
            List<Span> intervals,
            List<HostAccesses> accesses) {}

    /** Accesses to one host. */
    public record HostAccesses(String site, String host, int count, Instant first, Instant last) {}

    /**
     * What decided.
     *
     * @param catalogue version of the site catalogue, several joined by {@code +}; {@code none} without accesses
     * @param policy absent where no limit was approved
     * @param dutyRule what counts as duty; {@code duty-rule-0} without a decision, absent where there is no shift
     * @param rosterRecordedAt when the newest roster entry or clock time behind this was recorded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VersionsTold(
            @Schema(examples = "url-v2+tunnel-v2+flow-v2") String profile,

            @Schema(examples = "2026-11-01") String catalogue,

            @Schema(examples = "policy-1", nullable = true) @Nullable
            String policy,

            @Schema(examples = "duty-rule-0", nullable = true) @Nullable
            String dutyRule,

            @Schema(nullable = true) @Nullable Instant rosterRecordedAt) {}
}
