package org.dutywatch.compliance.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.evaluation.domain.ExclusionReason;
import org.dutywatch.compliance.findings.FindingChanged.MinutesTold;
import org.dutywatch.compliance.findings.FindingChanged.ShiftTold;
import org.dutywatch.compliance.findings.FindingChanged.VersionsTold;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why each minute of a finding counted, and why what was left out did not. Time off duty and duty-free breaks are
 * summed, never listed.
 *
 * @param employeeId the id, or the pseudonym where the caller reads no persons
 * @param duty the shift without breaks and leave
 * @param breaks duty-free
 * @param exemptions windows of official business that overlap the shift
 * @param minutes the figures now; those of the finding may wait a moment for a change that is being evaluated
 * @param attention stretches of estimated attention on duty, in order of time
 * @param excluded what was left out, by reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceResponse(
        UUID findingId,
        int revision,

        @Schema(examples = "E101") String employeeId,

        @Schema(examples = "IV.C") String clause,

        String statement,
        List<String> notKnown,
        ShiftTold shift,
        List<Span> duty,
        List<Span> breaks,
        List<Span> leave,
        List<Span> exemptions,
        MinutesTold minutes,

        @Schema(examples = "41.2", description = "The part of the low figure that inspected requests show alone")
        BigDecimal minutesLowOfRequests,

        BigDecimal limitMinutes,
        List<StretchTold> attention,
        List<Excluded> excluded,
        VersionsTold versions) {

    /** A window of time; the end is not part of it. */
    public record Span(Instant start, Instant end) {
        static List<Span> of(IntervalSet times) {
            return times.intervals().stream()
                    .map(time -> new Span(time.start(), time.end()))
                    .toList();
        }
    }

    /**
     * One stretch of attention.
     *
     * @param minutes how much of it counts: on duty and outside exemptions
     * @param openedBy what shows that a person went there
     * @param carriedBy how many accesses kept it going
     * @param closedBy the last access; the reading time granted after it ends the stretch
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StretchTold(
            Instant start,
            Instant end,
            BigDecimal minutes,
            List<String> sites,
            List<AccessTold> openedBy,
            int carriedBy,

            @Schema(nullable = true) @Nullable AccessTold closedBy) {}

    /** One access, without path or query: they are never kept. */
    public record AccessTold(
            String observationId,
            Instant start,
            Instant end,
            String site,
            String host,
            HostRole role,
            AccessKind kind) {}

    /**
     * What was left out for one reason.
     *
     * @param minutes that another reader of the log might have counted
     * @param accesses on duty, by host; none for reasons that are about time and not about accesses
     */
    public record Excluded(ExclusionReason reason, String why, BigDecimal minutes, List<HostAccesses> accesses) {}

    /** Accesses to one host. */
    public record HostAccesses(String site, String host, int count, Instant first, Instant last) {}
}
