package org.dutywatch.compliance.insight.dashboards.answers;

import static org.dutywatch.compliance.insight.dashboards.answers.DashboardFigures.row;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.PeopleCell;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the department, or of one unit, in a time range. Names no employee.
 *
 * @param from start of the range: shifts that start at this time or later
 * @param to end of the range: shifts that start before this time
 * @param unit null for the whole department
 * @param topSites the ten sites with the most minutes, most minutes first, without those that are withheld
 * @param excluded excluded minutes by reason, most minutes first, without those that are withheld
 * @param units ordered by name; only the unit of the request where it names one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SummaryResponse(
        Instant from,
        Instant to,
        @Nullable String unit,
        DashboardFigures total,
        List<SummarySite> topSites,
        List<SummaryExclusion> excluded,
        List<UnitsResponse.UnitFigures> units)
        implements CsvResponse {
    public static final Set<Aspect> TOTAL_ASPECTS =
            EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS, Aspect.SITES, Aspect.EXCLUDED);
    public static final Set<Aspect> UNIT_ASPECTS = EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS);

    private static final int TOP_SITES = 10;

    /** Minutes of one site. Sites overlap, so their minutes add up to more than the total. */
    public record SummarySite(
            @Schema(examples = "facebook") String site,

            @Schema(examples = "211.5") BigDecimal minutes,

            @Schema(examples = "31") long shifts) {}

    public record SummaryExclusion(
            @Schema(examples = "EMBED") String reason,

            @Schema(examples = "1830.2") BigDecimal minutes) {}

    public static SummaryResponse of(
            TimeRange range,
            @Nullable String unit,
            DashboardAggregate total,
            SortedMap<String, DashboardAggregate> units,
            WithheldFigures withheld) {
        boolean all = unit != null && !withheld.isExact();
        List<SummarySite> sites = new ArrayList<>();
        total.tallies(Aspect.SITES).forEach((site, tally) -> {
            if (!all && !withheld.ofCell(PeopleCell.SITE, site)) {
                sites.add(new SummarySite(
                        site,
                        DashboardFigures.minutes(tally.get(DashboardMeasure.MINUTES)),
                        tally.get(DashboardMeasure.SHIFTS)));
            }
        });
        sites.sort(Comparator.comparing(SummarySite::minutes).reversed().thenComparing(SummarySite::site));
        List<SummaryExclusion> excluded = new ArrayList<>();
        total.tallies(Aspect.EXCLUDED).forEach((reason, tally) -> {
            if (!all && !withheld.ofCell(PeopleCell.REASON, reason)) {
                excluded.add(
                        new SummaryExclusion(reason, DashboardFigures.minutes(tally.get(DashboardMeasure.MINUTES))));
            }
        });
        excluded.sort(
                Comparator.comparing(SummaryExclusion::minutes).reversed().thenComparing(SummaryExclusion::reason));
        return new SummaryResponse(
                range.from(),
                range.to(),
                unit,
                DashboardFigures.of(total, unit, withheld),
                sites.stream().limit(TOP_SITES).toList(),
                excluded,
                units.entrySet().stream()
                        .map(one -> UnitsResponse.UnitFigures.of(one.getKey(), one.getValue(), withheld))
                        .toList());
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of("part", "name"));
        header.addAll(DashboardFigures.HEADER);
        return header;
    }

    /**
     * One row each for the total, every unit, site and reason; columns that a site or reason does not have are empty.
     */
    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row(List.of("total", unit == null ? "" : unit), total.csvValues()));
        units.forEach(
                one -> rows.add(row(List.of("unit", one.unit()), one.figures().csvValues())));
        topSites.forEach(one -> rows.add(part("site", one.site(), one.shifts(), one.minutes())));
        excluded.forEach(one -> rows.add(part("excluded", one.reason(), null, one.minutes())));
        return rows;
    }

    private static List<@Nullable Object> part(String part, String name, @Nullable Long shifts, BigDecimal minutes) {
        @Nullable Object[] values = new @Nullable Object[DashboardFigures.HEADER.size()];
        values[DashboardFigures.HEADER.indexOf("shifts")] = shifts;
        values[DashboardFigures.HEADER.indexOf("minutes_total")] = minutes;
        return row(List.of(part, name), Arrays.asList(values));
    }
}
