package org.dutywatch.compliance.insight.dashboards.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.PeopleCell;
import org.dutywatch.compliance.insight.dashboards.domain.ShiftTally;
import org.dutywatch.compliance.insight.dashboards.domain.Tallies;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The log sources that the minutes are based on. Includes only counted accesses, and only of shifts that were evaluated
 * after sources began to be stored.
 *
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param unit null for the whole department
 * @param items ordered by source, without those that are withheld
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourcesResponse(
        Instant from, Instant to, @Nullable String unit, List<SourceFigures> items) implements CsvResponse {
    public static final Set<Aspect> ASPECTS = EnumSet.of(Aspect.SOURCES);

    private static final List<DashboardMeasure> ACCESSES =
            List.of(DashboardMeasure.URLS, DashboardMeasure.TUNNELS, DashboardMeasure.FLOWS);

    private static final List<String> CONFIDENCE_CLASSES =
            List.of("URL_USERNAME", "URL_LEASE", "MIXED_USERNAME", "MIXED_LEASE", "TUNNEL_USERNAME", "TUNNEL_LEASE");

    /**
     * Figures of one log source.
     *
     * @param accesses number of counted accesses
     * @param shifts shifts with counted accesses of this source
     * @param employees distinct employees with counted accesses of this source; not exact figures round it down to a
     *     multiple of the smallest group
     * @param lastDay local day on which the latest counted access started
     * @param urlShare share of the accesses that are inspected requests, 0 to 1; the shares are null where one of them
     *     is withheld
     * @param tunnelShare share of the accesses that are connections through a proxy without inspection, 0 to 1
     * @param flowShare share of the accesses that are firewall sessions, 0 to 1
     * @param confidence number of shifts by confidence class, over all evidence of the shift; null where one of them is
     *     withheld
     */
    public record SourceFigures(
            @Schema(examples = "hq-squid") String source,

            @Schema(examples = "20412") long accesses,

            @Schema(examples = "97") long shifts,

            @Schema(examples = "41") long employees,

            @Schema(examples = "2026-10-30") LocalDate lastDay,

            @Schema(examples = "0.972", nullable = true) @Nullable
            BigDecimal urlShare,

            @Schema(examples = "0.028", nullable = true) @Nullable
            BigDecimal tunnelShare,

            @Schema(examples = "0.000", nullable = true) @Nullable
            BigDecimal flowShare,

            @Nullable SortedMap<String, Long> confidence) {
        private static SourceFigures of(
                String source,
                ShiftTally sum,
                SortedMap<String, Long> confidence,
                ZoneId zone,
                WithheldFigures withheld) {
            boolean noShares = ACCESSES.stream()
                    .anyMatch(access -> withheld.ofCell(PeopleCell.SOURCE_ACCESS, source, access.name()));
            boolean noConfidence = confidence.keySet().stream()
                    .anyMatch(each -> withheld.ofCell(PeopleCell.SOURCE_CONFIDENCE, source, each));
            long urls = sum.get(DashboardMeasure.URLS);
            long tunnels = sum.get(DashboardMeasure.TUNNELS);
            long flows = sum.get(DashboardMeasure.FLOWS);
            long all = urls + tunnels + flows;
            return new SourceFigures(
                    source,
                    all,
                    sum.get(DashboardMeasure.SHIFTS),
                    withheld.rounded(sum.distinctEmployees()),
                    Instant.ofEpochSecond(sum.get(DashboardMeasure.LAST_ACCESS))
                            .atZone(zone)
                            .toLocalDate(),
                    noShares ? null : share(urls, all),
                    noShares ? null : share(tunnels, all),
                    noShares ? null : share(flows, all),
                    noConfidence ? null : confidence);
        }
    }

    /** @param zone the department's zone */
    public static SourcesResponse of(
            TimeRange range,
            @Nullable String unit,
            DashboardAggregate aggregate,
            ZoneId zone,
            WithheldFigures withheld) {
        Tallies sums = new Tallies();
        SortedMap<String, SortedMap<String, Long>> confidences = new TreeMap<>();
        aggregate.tallies(Aspect.SOURCES).forEach((key, tally) -> {
            String[] parts = Tallies.parts(key);
            sums.tally(parts[0]).add(tally);
            confidences
                    .computeIfAbsent(parts[0], any -> new TreeMap<>())
                    .merge(parts[1], tally.get(DashboardMeasure.SHIFTS), Long::sum);
        });
        return new SourcesResponse(
                range.from(),
                range.to(),
                unit,
                confidences.entrySet().stream()
                        .filter(one -> !withheld.ofCell(PeopleCell.SOURCE, one.getKey()))
                        .map(one -> SourceFigures.of(
                                one.getKey(), sums.tally(one.getKey()), one.getValue(), zone, withheld))
                        .toList());
    }

    private static BigDecimal share(long count, long total) {
        return total == 0
                ? BigDecimal.valueOf(0, 3)
                : BigDecimal.valueOf(count).divide(BigDecimal.valueOf(total), 3, RoundingMode.HALF_UP);
    }

    @Override
    public List<String> header() {
        var header = new java.util.ArrayList<>(List.of(
                "source", "accesses", "shifts", "employees", "last_day", "url_share", "tunnel_share", "flow_share"));
        CONFIDENCE_CLASSES.forEach(one -> header.add("shifts_" + one.toLowerCase(java.util.Locale.ROOT)));
        return header;
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return items.stream()
                .map(one -> DashboardFigures.row(
                        Arrays.<@Nullable Object>asList(
                                one.source(),
                                one.accesses(),
                                one.shifts(),
                                one.employees(),
                                one.lastDay(),
                                one.urlShare(),
                                one.tunnelShare(),
                                one.flowShare()),
                        CONFIDENCE_CLASSES.stream()
                                .map(each -> shifts(one.confidence(), each))
                                .toList()))
                .toList();
    }

    private static @Nullable Object shifts(@Nullable SortedMap<String, Long> confidence, String confidenceClass) {
        return confidence == null ? null : confidence.getOrDefault(confidenceClass, 0L);
    }
}
