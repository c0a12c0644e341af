package org.dutywatch.compliance.insight.comparisons;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import org.dutywatch.compliance.insight.comparisons.domain.ComparedShift;
import org.dutywatch.compliance.insight.comparisons.domain.DifferenceSummary;
import org.dutywatch.compliance.insight.comparisons.domain.ProfileComparison;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The estimates of another profile from stored evidence, compared with those of the profiles in force. The result is
 * not stored, no event is published, and nobody is notified. For anybody but an auditor, a figure of fewer people than
 * the smallest group of dashboards in one of the weeks is null.
 *
 * @param version the compared profile, called shadow below
 * @param unit null if all units were compared
 * @param shifts number of shifts that were compared
 * @param frozen number of shifts that were not compared, because a part of their evidence was deleted
 * @param versionsInForce the profiles with which it was compared
 * @param differences minutes of the shadow minus minutes of the profile in force
 * @param findings which findings about minutes would change; unchanged ones are not listed
 * @param largest the shifts with the largest differences, at most 20, without their unit and hour, because these would
 *     say who it is
 */
public record ComparisonResponse(
        @Schema(examples = "url-v2+tunnel-v2+flow-v2") String version,
        Instant from,
        Instant to,
        @Nullable String unit,
        int shifts,
        int frozen,
        SortedSet<String> versionsInForce,
        Differences differences,
        List<FindingTransitionResponse> findings,
        List<ComparedShiftResponse> largest) {

    /** One entry for each estimate: the low, the point and the high one. */
    public record Differences(
            @Schema(nullable = true) @Nullable DifferenceResponse low,
            @Schema(nullable = true) @Nullable DifferenceResponse point,
            @Schema(nullable = true) @Nullable DifferenceResponse high) {}

    /**
     * The differences of one estimate over all compared shifts, in minutes.
     *
     * @param mean negative if the shadow estimates less
     * @param percentile90 nine in ten shifts differ by at most this, in either direction; null for few employees, and in
     *     whole minutes for anybody but an auditor
     */
    public record DifferenceResponse(
            @Schema(examples = "-0.35") BigDecimal mean,

            @JsonProperty("percentile_90") @Schema(examples = "4.2", nullable = true) @Nullable
            BigDecimal percentile90) {
        static @Nullable DifferenceResponse of(@Nullable DifferenceSummary summary) {
            return summary == null ? null : new DifferenceResponse(summary.mean(), summary.percentile90());
        }
    }

    /**
     * How many findings would change in the same way.
     *
     * @param unit null unless the caller is an auditor
     * @param count null if withheld
     * @param tierInForce tier under the profile in force; null means that there is no finding
     * @param tier tier under the shadow; if the finding would be withdrawn, the tier that it has
     */
    public record FindingTransitionResponse(
            @Nullable String unit,
            FindingChangeKind change,
            @Nullable Tier tierInForce,
            Tier tier,
            @Nullable Integer count) {}

    /**
     * One shift, estimated with both profiles.
     *
     * @param employeeId the pseudonym, or the id where the caller may see it
     * @param shiftDay local day on which it starts
     */
    public record ComparedShiftResponse(
            @Schema(examples = "P-7Q4M9X2KD3") String employeeId,
            LocalDate shiftDay,
            ProfileResultResponse inForce,
            ProfileResultResponse shadow) {
        static ComparedShiftResponse of(ComparedShift shift, VisibleEmployees scope, ZoneId zone) {
            return new ComparedShiftResponse(
                    scope.label(shift.employeeId(), shift.shiftStart()),
                    shift.shiftStart().atZone(zone).toLocalDate(),
                    ProfileResultResponse.of(shift.inForce()),
                    ProfileResultResponse.of(shift.shadow()));
        }
    }

    /**
     * The estimate of one profile for a shift; all values in minutes.
     *
     * @param tier of the resulting finding; null means no finding
     */
    public record ProfileResultResponse(
            String version,
            BigDecimal low,
            BigDecimal point,
            BigDecimal high,
            @Nullable Tier tier) {
        static ProfileResultResponse of(ComparedShift.ProfileResult result) {
            Estimate estimate = result.estimate();
            return new ProfileResultResponse(
                    result.version(),
                    estimate.low().toBigDecimal(),
                    estimate.point().toBigDecimal(),
                    estimate.high().toBigDecimal(),
                    result.tier());
        }
    }

    /**
     * @param scope how the caller sees employees
     * @param zone the department's zone
     */
    static ComparisonResponse of(
            String version,
            ComparisonRequest request,
            ProfileComparison.ProfileComparisonReport report,
            VisibleEmployees scope,
            ZoneId zone) {
        return new ComparisonResponse(
                version,
                request.from(),
                request.to(),
                request.unit(),
                report.shifts(),
                report.frozen(),
                report.versionsInForce(),
                new Differences(
                        DifferenceResponse.of(report.low()),
                        DifferenceResponse.of(report.point()),
                        DifferenceResponse.of(report.high())),
                report.findings().entrySet().stream()
                        .map(entry -> new FindingTransitionResponse(
                                entry.getKey().unit().isEmpty()
                                        ? null
                                        : entry.getKey().unit(),
                                entry.getKey().change(),
                                entry.getKey().tierInForce(),
                                entry.getKey().tier(),
                                entry.getValue().orElse(null)))
                        .toList(),
                report.largest().stream()
                        .map(shift -> ComparedShiftResponse.of(shift, scope, zone))
                        .toList());
    }
}
