package org.dutywatch.compliance.insight.dashboards.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.PeopleCell;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures.RowFigure;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures by site, most minutes first. Sites overlap, so their minutes add up to more than the total.
 *
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param unit null for the whole department
 * @param minutesTotal best estimate over all sites; time that overlaps counts once
 * @param smallestGroup figures of fewer employees are withheld; 1 where the figures are exact
 * @param items without those that are withheld
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SitesResponse(
        Instant from,
        Instant to,
        @Nullable String unit,

        @Schema(examples = "512.4", nullable = true) @Nullable
        BigDecimal minutesTotal,

        @Schema(examples = "5") int smallestGroup,
        List<SiteFigures> items)
        implements CsvResponse {
    public static final Set<Aspect> ASPECTS = EnumSet.of(Aspect.TOTALS, Aspect.SITES);

    /**
     * Figures of one site.
     *
     * @param minutes sum of the best estimates
     * @param shifts shifts with minutes on this site
     * @param employees distinct employees with minutes on this site, rounded down to a multiple of the smallest group
     */
    public record SiteFigures(
            @Schema(examples = "facebook") String site,

            @Schema(examples = "211.5") BigDecimal minutes,

            @Schema(examples = "31") long shifts,

            @Schema(examples = "10") int employees) {}

    public static SitesResponse of(
            TimeRange range, @Nullable String unit, DashboardAggregate aggregate, WithheldFigures withheld) {
        List<SiteFigures> items = new ArrayList<>();
        aggregate.tallies(Aspect.SITES).forEach((site, tally) -> {
            if (!withheld.ofCell(PeopleCell.SITE, site)) {
                items.add(new SiteFigures(
                        site,
                        DashboardFigures.minutes(tally.get(DashboardMeasure.MINUTES)),
                        tally.get(DashboardMeasure.SHIFTS),
                        withheld.rounded(tally.distinctEmployees())));
            }
        });
        items.sort(Comparator.comparing(SiteFigures::minutes).reversed().thenComparing(SiteFigures::site));
        return new SitesResponse(
                range.from(),
                range.to(),
                unit,
                withheld.ofRow(unit, RowFigure.MINUTES)
                        ? null
                        : DashboardFigures.minutes(
                                aggregate.undivided(Aspect.TOTALS).get(DashboardMeasure.MINUTES)),
                withheld.smallestGroup(),
                items);
    }

    @Override
    public List<String> header() {
        return List.of("site", "minutes", "shifts", "employees");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return items.stream()
                .map(one -> Arrays.<@Nullable Object>asList(one.site(), one.minutes(), one.shifts(), one.employees()))
                .toList();
    }
}
