package org.dutywatch.compliance.dashboard.answers;

import static org.dutywatch.compliance.dashboard.answers.Figures.row;

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
import org.dutywatch.compliance.dashboard.domain.Aspect;
import org.dutywatch.compliance.dashboard.domain.Cell;
import org.dutywatch.compliance.dashboard.domain.Measure;
import org.dutywatch.compliance.viewing.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the department, or of one unit, in a time range. Names no employee.
 *
 * @param from start of the range: shifts that start at this time or later
 * @param to end of the range: shifts that start before this time
 * @param unit null for the whole department
 * @param topSites the ten sites with the most minutes, most minutes first
 * @param excluded excluded minutes by reason, most minutes first
 * @param units ordered by name; only the unit of the request where it names one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SummaryResponse(
        Instant from,
        Instant to,
        @Nullable String unit,
        Figures total,
        List<Site> topSites,
        List<Excluded> excluded,
        List<Unit> units)
        implements CsvAnswer {
    public static final Set<Aspect> OF_TOTAL =
            EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS, Aspect.SITES, Aspect.EXCLUDED);
    public static final Set<Aspect> OF_UNITS = EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS);

    private static final int TOP_SITES = 10;

    /** Minutes of one site. Sites overlap, so their minutes add up to more than the total. */
    public record Site(
            @Schema(examples = "facebook") String site,

            @Schema(examples = "211.5") BigDecimal minutes,

            @Schema(examples = "31") long shifts) {}

    public record Excluded(
            @Schema(examples = "EMBED") String reason,

            @Schema(examples = "1830.2") BigDecimal minutes) {}

    public record Unit(@Schema(examples = "Patrol") String unit, Figures figures) {}

    public static SummaryResponse of(
            TimeRange range, @Nullable String unit, Cell total, SortedMap<String, Cell> units) {
        List<Site> sites = new ArrayList<>();
        total.of(Aspect.SITES)
                .forEach((site, tally) -> sites.add(
                        new Site(site, Figures.minutes(tally.of(Measure.MINUTES)), tally.of(Measure.SHIFTS))));
        sites.sort(Comparator.comparing(Site::minutes).reversed().thenComparing(Site::site));
        List<Excluded> excluded = new ArrayList<>();
        total.of(Aspect.EXCLUDED)
                .forEach((reason, tally) ->
                        excluded.add(new Excluded(reason, Figures.minutes(tally.of(Measure.MINUTES)))));
        excluded.sort(Comparator.comparing(Excluded::minutes).reversed().thenComparing(Excluded::reason));
        return new SummaryResponse(
                range.from(),
                range.to(),
                unit,
                Figures.of(total),
                sites.stream().limit(TOP_SITES).toList(),
                excluded,
                units.entrySet().stream()
                        .map(one -> new Unit(one.getKey(), Figures.of(one.getValue())))
                        .toList());
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of("part", "name"));
        header.addAll(Figures.HEADER);
        return header;
    }

    /**
     * One row each for the total, every unit, site and reason; columns that a site or reason does not have are empty.
     */
    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row(List.of("total", unit == null ? "" : unit), total.cells()));
        units.forEach(
                one -> rows.add(row(List.of("unit", one.unit()), one.figures().cells())));
        topSites.forEach(one -> rows.add(part("site", one.site(), one.shifts(), one.minutes())));
        excluded.forEach(one -> rows.add(part("excluded", one.reason(), null, one.minutes())));
        return rows;
    }

    private static List<@Nullable Object> part(String part, String name, @Nullable Long shifts, BigDecimal minutes) {
        @Nullable Object[] cells = new @Nullable Object[Figures.HEADER.size()];
        cells[Figures.HEADER.indexOf("shifts")] = shifts;
        cells[Figures.HEADER.indexOf("minutes_total")] = minutes;
        return row(List.of(part, name), Arrays.asList(cells));
    }
}
