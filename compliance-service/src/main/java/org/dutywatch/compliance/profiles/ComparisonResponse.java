package org.dutywatch.compliance.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.dutywatch.compliance.findings.domain.Change;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.profiles.domain.ComparedShift;
import org.dutywatch.compliance.profiles.domain.Comparison;
import org.dutywatch.compliance.profiles.domain.Spread;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What another profile would make of stored evidence, beside what the profiles in force make of it. Nothing of it is
 * kept, and nobody is told.
 *
 * @param version the profile that was run in shadow
 * @param shifts that were compared
 * @param frozen shifts of whose evidence a part is no longer kept; they are not compared
 * @param versionsInForce the profiles that it is compared with
 * @param differences shadow minus in force
 * @param findings what would become of findings about minutes; what would stay as it is is not listed
 * @param largest the shifts that differ most, at most 20, under pseudonyms
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
        List<FindingsMoved> findings,
        List<ShiftMoved> largest) {

    public record Differences(Moved low, Moved point, Moved high) {}

    /**
     * How far one figure moves, in minutes.
     *
     * @param mean below zero where the shadow reads less
     * @param percentile90 nine in ten shifts move no more than that, in either direction
     */
    public record Moved(
            @Schema(examples = "-0.35") BigDecimal mean,

            @JsonProperty("percentile_90") @Schema(examples = "4.2")
            BigDecimal percentile90) {
        static Moved of(Spread spread) {
            return new Moved(spread.mean(), spread.percentile90());
        }
    }

    /**
     * How many findings of a unit would change in the same way.
     *
     * @param tierInForce null where there is none now
     * @param tier the one that it would have; of one that would be withdrawn, the one that it has
     */
    public record FindingsMoved(
            String unit, Change change, @Nullable Tier tierInForce, Tier tier, int count) {}

    public record ShiftMoved(
            @Schema(examples = "P-7Q4M9X2K") String pseudonym,
            String unit,
            Instant shiftStart,
            Read inForce,
            Read shadow) {
        static ShiftMoved of(ComparedShift shift) {
            return new ShiftMoved(
                    shift.pseudonym(),
                    shift.unit(),
                    shift.shiftStart(),
                    Read.of(shift.inForce()),
                    Read.of(shift.other()));
        }
    }

    /** @param tier null where it bears no finding */
    public record Read(
            String version,
            BigDecimal low,
            BigDecimal point,
            BigDecimal high,
            @Nullable Tier tier) {
        static Read of(ComparedShift.Read read) {
            Figures figures = read.figures();
            return new Read(
                    read.version(),
                    figures.low().toBigDecimal(),
                    figures.point().toBigDecimal(),
                    figures.high().toBigDecimal(),
                    read.tier());
        }
    }

    static ComparisonResponse of(String version, ComparisonRequest asked, Comparison.Report report) {
        return new ComparisonResponse(
                version,
                asked.from(),
                asked.to(),
                asked.unit(),
                report.shifts(),
                report.frozen(),
                report.versionsInForce(),
                new Differences(Moved.of(report.low()), Moved.of(report.point()), Moved.of(report.high())),
                report.findings().entrySet().stream()
                        .map(entry -> new FindingsMoved(
                                entry.getKey().unit(),
                                entry.getKey().change(),
                                entry.getKey().was(),
                                entry.getKey().tier(),
                                entry.getValue()))
                        .toList(),
                report.largest().stream().map(ShiftMoved::of).toList());
    }
}
