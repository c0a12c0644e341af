package org.dutywatch.compliance.insight.dashboards.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.dutywatch.compliance.insight.dashboards.domain.Rate;
import org.dutywatch.compliance.insight.dashboards.domain.ShiftTally;
import org.dutywatch.compliance.insight.dashboards.domain.Tallies;
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
        List<Group> groups,
        List<RankLimits> limits)
        implements CsvResponse {
    public static final Set<Aspect> TOTAL_ASPECTS = EnumSet.of(Aspect.KINDS, Aspect.LIMITS);
    public static final Set<Aspect> UNIT_ASPECTS = EnumSet.of(Aspect.KINDS);

    /**
     * One group of shifts. A shift counts once, however many findings it has.
     *
     * @param by {@code ALL, UNIT, KIND} or {@code DAY_PART} (by local start: DAY from 05:00, SWING from 13:00, NIGHT
     *     from 20:00)
     * @param name name of the group; empty for {@code ALL}
     * @param shifts shifts on the roster
     * @param alerts shifts with an alert about minutes that was neither withdrawn nor superseded
     * @param reviews shifts without such an alert, but with a REVIEW about minutes that was neither withdrawn nor
     *     superseded
     * @param reviewsOnTunnels share of the shifts in {@code reviews} whose findings are based on tunnels alone, 0 to 1
     * @param withdrawn share of the shifts with findings about minutes whose findings were all withdrawn or superseded,
     *     0 to 1
     */
    public record Group(
            @Schema(examples = "UNIT") String by,

            @Schema(examples = "Patrol") String name,

            @Schema(examples = "412") long shifts,

            RatePer100Shifts alerts,
            RatePer100Shifts reviews,

            @Schema(examples = "0.250") BigDecimal reviewsOnTunnels,

            @Schema(examples = "0.125") BigDecimal withdrawn) {}

    /**
     * A rate per 100 shifts, with its 95 % interval (Wilson's score interval). If the intervals of two groups overlap,
     * the groups have not been shown to differ.
     *
     * @param shifts number of shifts that have the finding
     * @param per100Shifts the rate
     * @param low low end of the interval, per 100 shifts
     * @param high high end of the interval, per 100 shifts
     */
    public record RatePer100Shifts(
            @Schema(examples = "2") long shifts,

            @Schema(examples = "0.49") BigDecimal per100Shifts,

            @Schema(examples = "0.13") BigDecimal low,

            @Schema(examples = "1.75") BigDecimal high) {}

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
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AppliedLimit(
            @Schema(examples = "policy-1") String policy,

            @Schema(examples = "30.0", nullable = true) @Nullable
            BigDecimal limitMinutes,

            @Schema(examples = "412") long shifts) {}

    public static FairnessResponse of(
            TimeRange range,
            @Nullable String unit,
            DashboardAggregate total,
            SortedMap<String, DashboardAggregate> units) {
        List<Group> groups = new ArrayList<>();
        groups.add(group("ALL", "", sum(total)));
        units.forEach((name, aggregate) -> groups.add(group("UNIT", name, sum(aggregate))));
        Tallies kinds = new Tallies();
        Tallies parts = new Tallies();
        total.tallies(Aspect.KINDS).forEach((key, tally) -> {
            String[] kindAndPart = Tallies.parts(key);
            kinds.tally(kindAndPart[0]).add(tally);
            parts.tally(kindAndPart[1]).add(tally);
        });
        kinds.forEach((kind, tally) -> groups.add(group("KIND", kind, tally)));
        for (DayPart part : DayPart.values()) {
            groups.add(group("DAY_PART", part.name(), parts.tally(part.name())));
        }
        return new FairnessResponse(range.from(), range.to(), unit, "NONE_STORED", groups, limits(total));
    }

    private static ShiftTally sum(DashboardAggregate aggregate) {
        ShiftTally sum = new ShiftTally();
        aggregate.tallies(Aspect.KINDS).forEach((key, tally) -> sum.add(tally));
        return sum;
    }

    private static Group group(String by, String name, ShiftTally tally) {
        long shifts = tally.get(DashboardMeasure.SHIFTS);
        return new Group(
                by,
                name,
                shifts,
                per100(tally.get(DashboardMeasure.SHIFTS_WITH_ALERT), shifts),
                per100(tally.get(DashboardMeasure.SHIFTS_WITH_REVIEW), shifts),
                share(
                        tally.get(DashboardMeasure.SHIFTS_REVIEWED_ON_TUNNELS),
                        tally.get(DashboardMeasure.SHIFTS_WITH_REVIEW)),
                share(tally.get(DashboardMeasure.SHIFTS_WITHDRAWN), tally.get(DashboardMeasure.SHIFTS_WITH_FINDING)));
    }

    private static RatePer100Shifts per100(long count, long shifts) {
        Rate rate = Rate.of(count, shifts);
        return new RatePer100Shifts(count, percent(rate.rate()), percent(rate.low()), percent(rate.high()));
    }

    private static BigDecimal percent(double rate) {
        return BigDecimal.valueOf(rate * 100).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(long count, long total) {
        return BigDecimal.valueOf(total == 0 ? 0 : (double) count / total).setScale(3, RoundingMode.HALF_UP);
    }

    private static List<RankLimits> limits(DashboardAggregate aggregate) {
        SortedMap<String, List<AppliedLimit>> ranks = new TreeMap<>();
        aggregate.tallies(Aspect.LIMITS).forEach((key, tally) -> {
            String[] parts = Tallies.parts(key);
            ranks.computeIfAbsent(parts[0], any -> new ArrayList<>())
                    .add(new AppliedLimit(
                            parts[1],
                            parts[2].isEmpty() ? null : new BigDecimal(parts[2]),
                            tally.get(DashboardMeasure.SHIFTS)));
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
        groups.forEach(one -> rows.add(Arrays.asList(
                one.by(),
                one.name(),
                one.shifts(),
                one.alerts().shifts(),
                one.alerts().per100Shifts(),
                one.alerts().low(),
                one.alerts().high(),
                one.reviews().shifts(),
                one.reviews().per100Shifts(),
                one.reviews().low(),
                one.reviews().high(),
                one.reviewsOnTunnels(),
                one.withdrawn(),
                null,
                null,
                null)));
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
