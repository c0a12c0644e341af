package org.dutywatch.compliance.insight.comparisons;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.dutywatch.compliance.insight.comparisons.domain.ComparedShift;
import org.dutywatch.compliance.insight.comparisons.domain.DifferenceSummary;
import org.dutywatch.compliance.insight.comparisons.domain.ProfileComparison;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The estimates of another profile from stored evidence, compared with those of the profiles in force. The result is
 * not stored, no event is published, and nobody is notified.
 *
 * @param version the compared profile, called shadow below
 * @param unit null if all units were compared
 * @param shifts number of shifts that were compared
 * @param frozen number of shifts that were not compared, because a part of their evidence was deleted
 * @param versionsInForce the profiles with which it was compared
 * @param differences minutes of the shadow minus minutes of the profile in force
 * @param findings which findings about minutes would change; unchanged ones are not listed
 * @param largest the shifts with the largest differences, at most 20, under pseudonyms
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
    public record Differences(DifferenceResponse low, DifferenceResponse point, DifferenceResponse high) {}

    /**
     * The differences of one estimate over all compared shifts, in minutes.
     *
     * @param mean negative if the shadow estimates less
     * @param percentile90 nine in ten shifts differ by at most this, in either direction
     */
    public record DifferenceResponse(
            @Schema(examples = "-0.35") BigDecimal mean,

            @JsonProperty("percentile_90") @Schema(examples = "4.2")
            BigDecimal percentile90) {
        static DifferenceResponse of(DifferenceSummary summary) {
            return new DifferenceResponse(summary.mean(), summary.percentile90());
        }
    }

    /**
     * How many findings of a unit would change in the same way.
     *
     * @param tierInForce tier under the profile in force; null means that there is no finding
     * @param tier tier under the shadow; if the finding would be withdrawn, the tier that it has
     */
    public record FindingTransitionResponse(
            String unit, FindingChangeKind change, @Nullable Tier tierInForce, Tier tier, int count) {}

    /** One shift, estimated with both profiles. */
    public record ComparedShiftResponse(
            @Schema(examples = "P-7Q4M9X2KD3") String pseudonym,
            String unit,
            Instant shiftStart,
            ProfileResultResponse inForce,
            ProfileResultResponse shadow) {
        static ComparedShiftResponse of(ComparedShift shift) {
            return new ComparedShiftResponse(
                    shift.pseudonym(),
                    shift.unit(),
                    shift.shiftStart(),
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

    static ComparisonResponse of(
            String version, ComparisonRequest request, ProfileComparison.ProfileComparisonReport report) {
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
                                entry.getKey().unit(),
                                entry.getKey().change(),
                                entry.getKey().tierInForce(),
                                entry.getKey().tier(),
                                entry.getValue()))
                        .toList(),
                report.largest().stream().map(ComparedShiftResponse::of).toList());
    }
}
