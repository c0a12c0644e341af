package org.dutywatch.compliance.insight.dashboards.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.DayPart;
import org.dutywatch.compliance.insight.dashboards.domain.PeopleCell;
import org.dutywatch.compliance.insight.dashboards.domain.ShiftTally;
import org.dutywatch.compliance.insight.dashboards.domain.Tallies;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Rates of findings by group, to see whether some groups get more findings than others. The service stores no protected
 * attributes, so people cannot be grouped by them.
 *
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param unit null for the whole department
 * @param protectedAttributes always {@code NONE_STORED}
 * @param groups all shifts first, then groups by unit, by kind of duty, and by time of day
 * @param limits the limits that applied to shifts of each rank
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FairnessResponse(
        Instant from,
        Instant to,
        @Nullable String unit,
        @Schema(examples = "NONE_STORED") String protectedAttributes,
        List<FairnessGroup> groups,
        List<RankLimits> limits)
        implements CsvResponse {
    public static final Set<Aspect> TOTAL_ASPECTS = EnumSet.of(Aspect.KINDS, Aspect.LIMITS);
    public static final Set<Aspect> UNIT_ASPECTS = EnumSet.of(Aspect.KINDS);

    /**
     * The limits that applied to shifts of one rank.
     *
     * @param rank as the department names it; empty where the rank is not known
     * @param same whether the same limit, or no limit, applied to all shifts of the rank
     */
    public record RankLimits(@Schema(examples = "Officer") String rank, boolean same, List<AppliedLimit> limits) {}

    /**
     * One limit, with the number of shifts that it applied to.
     *
     * @param policy label of the policy; empty where no limit was in force; minutes cause no finding then
     * @param limitMinutes minutes per shift; null where no limit was in force
     * @param shifts null where it is withheld
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AppliedLimit(
            @Schema(examples = "policy-1") String policy,

            @Schema(examples = "30.0", nullable = true) @Nullable
            BigDecimal limitMinutes,

            @Schema(examples = "412", nullable = true) @Nullable
            Long shifts) {}

    public static FairnessResponse of(
            TimeRange range,
            @Nullable String unit,
            DashboardAggregate total,
            SortedMap<String, DashboardAggregate> units,
            WithheldFigures withheld) {
        List<FairnessGroup> groups = new ArrayList<>();
        groups.add(FairnessGroup.ofAll(unit, sum(total), withheld));
        units.forEach((name, aggregate) -> groups.add(FairnessGroup.ofUnit(name, sum(aggregate), withheld)));
        Tallies kinds = new Tallies();
        Tallies parts = new Tallies();
        total.tallies(Aspect.KINDS).forEach((key, tally) -> {
            String[] kindAndPart = Tallies.parts(key);
            kinds.tally(kindAndPart[0]).add(tally);
            parts.tally(kindAndPart[1]).add(tally);
        });
        kinds.forEach((kind, tally) ->
                groups.add(FairnessGroup.ofPart(PeopleCell.KIND, PeopleCell.KIND_OUTCOME, kind, tally, withheld)));
        for (DayPart part : DayPart.values()) {
            String name = part.name();
            groups.add(FairnessGroup.ofPart(
                    PeopleCell.DAY_PART, PeopleCell.DAY_PART_OUTCOME, name, parts.tally(name), withheld));
        }
        return new FairnessResponse(range.from(), range.to(), unit, "NONE_STORED", groups, limits(total, withheld));
    }

    private static ShiftTally sum(DashboardAggregate aggregate) {
        ShiftTally sum = new ShiftTally();
        aggregate.tallies(Aspect.KINDS).forEach((key, tally) -> sum.add(tally));
        return sum;
    }

    private static List<RankLimits> limits(DashboardAggregate aggregate, WithheldFigures withheld) {
        SortedMap<String, List<AppliedLimit>> ranks = new TreeMap<>();
        aggregate.tallies(Aspect.LIMITS).forEach((key, tally) -> {
            String[] parts = Tallies.parts(key);
            ranks.computeIfAbsent(parts[0], any -> new ArrayList<>())
                    .add(new AppliedLimit(
                            parts[1],
                            parts[2].isEmpty() ? null : new BigDecimal(parts[2]),
                            withheld.ofCell(PeopleCell.LIMIT, parts) ? null : tally.get(DashboardMeasure.SHIFTS)));
        });
        List<RankLimits> limits = new ArrayList<>();
        ranks.forEach((rank, applied) -> limits.add(new RankLimits(
                rank,
                applied.stream().map(AppliedLimit::limitMinutes).distinct().count() == 1,
                applied)));
        return limits;
    }

    @Override
    public List<String> header() {
        return List.of(
                "by",
                "name",
                "shifts",
                "alert_shifts",
                "alerts_per_100_shifts",
                "alerts_low",
                "alerts_high",
                "review_shifts",
                "reviews_per_100_shifts",
                "reviews_low",
                "reviews_high",
                "reviews_on_tunnels",
                "withdrawn",
                "rank",
                "policy",
                "limit_minutes");
    }

    /** One row per group, then one row per rank and limit with {@code LIMIT} in the first column. */
    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        groups.forEach(one -> rows.add(DashboardFigures.row(one.csvValues(), Arrays.asList(null, null, null))));
        limits.forEach(rank -> rank.limits()
                .forEach(one -> rows.add(Arrays.asList(
                        "LIMIT",
                        null,
                        one.shifts(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        rank.rank(),
                        one.policy(),
                        one.limitMinutes()))));
        return rows;
    }
}
