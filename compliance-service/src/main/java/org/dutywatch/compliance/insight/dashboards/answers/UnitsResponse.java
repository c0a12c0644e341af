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
import java.util.function.Predicate;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.ShiftTally;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures by unit. Where the request names one unit, also figures by member of that unit.
 *
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param units ordered by name
 * @param members employees with a shift in the unit whom the caller sees by id, most minutes first; null where the
 *     request names no unit, or the caller sees nobody by id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitsResponse(
        Instant from,
        Instant to,
        List<UnitFigures> units,
        @Nullable List<Member> members) implements CsvResponse {
    public static final Set<Aspect> ALL_UNITS_ASPECTS = EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS);
    public static final Set<Aspect> ONE_UNIT_ASPECTS = EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS, Aspect.MEMBERS);

    private static final List<String> MEMBER_COLUMNS = List.of(
            "shifts",
            "shifts_with_access",
            "minutes_low",
            "minutes_total",
            "minutes_high",
            "shifts_with_alert",
            "shifts_with_review",
            "shifts_withdrawn");

    public record UnitFigures(@Schema(examples = "Patrol") String unit, DashboardFigures figures) {
        static UnitFigures of(String unit, DashboardAggregate aggregate, WithheldFigures withheld) {
            return new UnitFigures(unit, DashboardFigures.of(aggregate, unit, withheld));
        }
    }

    /**
     * Figures of one employee.
     *
     * @param shifts shifts on the roster
     * @param shiftsWithAccess shifts with at least one counted access
     * @param minutesLow sum of the low figures, in minutes
     * @param minutesTotal sum of the best estimates, in minutes
     * @param minutesHigh sum of the high figures, in minutes
     * @param shiftsWithAlert shifts with an alert about minutes that was neither withdrawn nor superseded
     * @param shiftsWithReview shifts without such an alert, but with a REVIEW about minutes that was neither withdrawn
     *     nor superseded
     * @param shiftsWithdrawn shifts whose findings about minutes were all withdrawn or superseded
     */
    public record Member(
            @Schema(examples = "E1007") String employeeId,

            @Schema(examples = "18") long shifts,

            @Schema(examples = "7") long shiftsWithAccess,

            @Schema(examples = "31.0") BigDecimal minutesLow,

            @Schema(examples = "40.2") BigDecimal minutesTotal,

            @Schema(examples = "55.1") BigDecimal minutesHigh,

            @Schema(examples = "1") long shiftsWithAlert,

            @Schema(examples = "0") long shiftsWithReview,

            @Schema(examples = "0") long shiftsWithdrawn) {
        private static Member of(String id, ShiftTally tally) {
            return new Member(
                    id,
                    tally.get(DashboardMeasure.SHIFTS),
                    tally.get(DashboardMeasure.SHIFTS_WITH_ACCESS),
                    DashboardFigures.minutes(tally.get(DashboardMeasure.MINUTES_LOW)),
                    DashboardFigures.minutes(tally.get(DashboardMeasure.MINUTES)),
                    DashboardFigures.minutes(tally.get(DashboardMeasure.MINUTES_HIGH)),
                    tally.get(DashboardMeasure.SHIFTS_WITH_ALERT),
                    tally.get(DashboardMeasure.SHIFTS_WITH_REVIEW),
                    tally.get(DashboardMeasure.SHIFTS_WITHDRAWN));
        }
    }

    public static UnitsResponse ofAll(
            TimeRange range, SortedMap<String, DashboardAggregate> units, WithheldFigures withheld) {
        return new UnitsResponse(
                range.from(),
                range.to(),
                units.entrySet().stream()
                        .map(one -> UnitFigures.of(one.getKey(), one.getValue(), withheld))
                        .toList(),
                null);
    }

    /** @param isNamed whether the caller sees the employee with this id by id */
    public static UnitsResponse ofOne(
            TimeRange range,
            String unit,
            DashboardAggregate aggregate,
            WithheldFigures withheld,
            Predicate<String> isNamed) {
        List<Member> members = new ArrayList<>();
        aggregate.tallies(Aspect.MEMBERS).forEach((id, tally) -> {
            if (isNamed.test(id)) {
                members.add(Member.of(id, tally));
            }
        });
        members.sort(Comparator.comparing(Member::minutesTotal).reversed().thenComparing(Member::employeeId));
        return new UnitsResponse(
                range.from(),
                range.to(),
                List.of(UnitFigures.of(unit, aggregate, withheld)),
                members.isEmpty() ? null : List.copyOf(members));
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of(members == null ? "unit" : "employee_id"));
        header.addAll(members == null ? DashboardFigures.HEADER : MEMBER_COLUMNS);
        return header;
    }

    /** One row per unit, or one row per member where there are members. */
    @Override
    public List<List<@Nullable Object>> rows() {
        return members == null
                ? units.stream()
                        .map(one -> row(List.of(one.unit()), one.figures().csvValues()))
                        .toList()
                : members.stream().map(UnitsResponse::memberValues).toList();
    }

    private static List<@Nullable Object> memberValues(Member one) {
        return Arrays.asList(
                one.employeeId(),
                one.shifts(),
                one.shiftsWithAccess(),
                one.minutesLow(),
                one.minutesTotal(),
                one.minutesHigh(),
                one.shiftsWithAlert(),
                one.shiftsWithReview(),
                one.shiftsWithdrawn());
    }
}
