package org.dutywatch.compliance.insight.dashboards.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.ShiftTally;
import org.dutywatch.compliance.insight.dashboards.domain.Tallies;
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
 * @param items ordered by source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourcesResponse(
        Instant from, Instant to, @Nullable String unit, List<SourceFigures> items) implements CsvResponse {
    public static final Set<Aspect> ASPECTS = EnumSet.of(Aspect.SOURCES);

    private static final List<String> CONFIDENCE_CLASSES =
            List.of("URL_USERNAME", "URL_LEASE", "MIXED_USERNAME", "MIXED_LEASE", "TUNNEL_USERNAME", "TUNNEL_LEASE");

    /**
     * Figures of one log source.
     *
     * @param accesses number of counted accesses
     * @param shifts shifts with counted accesses of this source
     * @param employees distinct employees with counted accesses of this source
     * @param lastAccess start of the latest counted access, in whole seconds
     * @param urlShare share of the accesses that are inspected requests, 0 to 1
     * @param tunnelShare share of the accesses that are connections through a proxy without inspection, 0 to 1
     * @param flowShare share of the accesses that are firewall sessions, 0 to 1
     * @param confidence number of shifts by confidence class, over all evidence of the shift
     */
    public record SourceFigures(
            @Schema(examples = "hq-squid") String source,

            @Schema(examples = "20412") long accesses,

            @Schema(examples = "97") long shifts,

            @Schema(examples = "41") long employees,

            Instant lastAccess,

            @Schema(examples = "0.972") BigDecimal urlShare,

            @Schema(examples = "0.028") BigDecimal tunnelShare,

            @Schema(examples = "0.000") BigDecimal flowShare,

            SortedMap<String, Long> confidence) {
        private static SourceFigures of(String source, ShiftTally sum, SortedMap<String, Long> confidence) {
            long urls = sum.get(DashboardMeasure.URLS);
            long tunnels = sum.get(DashboardMeasure.TUNNELS);
            long flows = sum.get(DashboardMeasure.FLOWS);
            long all = urls + tunnels + flows;
            return new SourceFigures(
                    source,
                    all,
                    sum.get(DashboardMeasure.SHIFTS),
                    sum.distinctEmployees(),
                    Instant.ofEpochSecond(sum.get(DashboardMeasure.LAST_ACCESS)),
                    share(urls, all),
                    share(tunnels, all),
                    share(flows, all),
                    confidence);
        }
    }

    public static SourcesResponse of(TimeRange range, @Nullable String unit, DashboardAggregate aggregate) {
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
                        .map(one -> SourceFigures.of(one.getKey(), sums.tally(one.getKey()), one.getValue()))
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
                "source", "accesses", "shifts", "employees", "last_access", "url_share", "tunnel_share", "flow_share"));
        CONFIDENCE_CLASSES.forEach(one -> header.add("shifts_" + one.toLowerCase(java.util.Locale.ROOT)));
        return header;
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return items.stream()
                .map(one -> DashboardFigures.row(
                        Arrays.asList(
                                one.source(),
                                one.accesses(),
                                one.shifts(),
                                one.employees(),
                                one.lastAccess(),
                                one.urlShare(),
                                one.tunnelShare(),
                                one.flowShare()),
                        CONFIDENCE_CLASSES.stream()
                                .map(each -> one.confidence().getOrDefault(each, 0L))
                                .toList()))
                .toList();
    }
}
