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
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.dashboard.domain.Aspect;
import org.dutywatch.compliance.dashboard.domain.Cell;
import org.dutywatch.compliance.dashboard.domain.Measure;
import org.dutywatch.compliance.dashboard.domain.Tally;
import org.dutywatch.compliance.viewing.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures by unit. Where the request names one unit, also figures by member of that unit.
 *
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param units ordered by name
 * @param members employees with a shift in the unit, most minutes first; null where the request names no unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitsResponse(
        Instant from,
        Instant to,
        List<Unit> units,
        @Nullable List<Member> members) implements CsvAnswer {
    public static final Set<Aspect> OF_ALL = EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS);
    public static final Set<Aspect> OF_ONE = EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS, Aspect.MEMBERS);

    private static final List<String> MEMBER_COLUMNS = List.of(
            "shifts",
            "shifts_with_access",
            "minutes_low",
            "minutes_total",
            "minutes_high",
            "shifts_with_alert",
            "shifts_with_review",
            "shifts_withdrawn");

    public record Unit(@Schema(examples = "Patrol") String unit, Figures figures) {}

    /**
     * Figures of one employee.
     *
     * @param employeeId the pseudonym, or the employee id where the caller may read it
     * @param shifts shifts on the roster
     * @param shiftsWithAccess shifts with at least one counted access
     * @param minutesLow sum of the low figures, in minutes
     * @param minutesTotal sum of the best estimates, in minutes
     * @param minutesHigh sum of the high figures, in minutes
     * @param shiftsWithAlert shifts with an alert about minutes that was neither withdrawn nor superseded
     * @param shiftsWithReview shifts without such an alert, but with a review about minutes that was neither withdrawn
     *     nor superseded
     * @param shiftsWithdrawn shifts whose findings about minutes were all withdrawn or superseded
     */
    public record Member(
            @Schema(examples = "P-7K2M9QXA") String employeeId,

            @Schema(examples = "18") long shifts,

            @Schema(examples = "7") long shiftsWithAccess,

            @Schema(examples = "31.0") BigDecimal minutesLow,

            @Schema(examples = "40.2") BigDecimal minutesTotal,

            @Schema(examples = "55.1") BigDecimal minutesHigh,

            @Schema(examples = "1") long shiftsWithAlert,

            @Schema(examples = "0") long shiftsWithReview,

            @Schema(examples = "0") long shiftsWithdrawn) {
        private static Member of(String label, Tally tally) {
            return new Member(
                    label,
                    tally.of(Measure.SHIFTS),
                    tally.of(Measure.SHIFTS_WITH_ACCESS),
                    Figures.minutes(tally.of(Measure.LOW)),
                    Figures.minutes(tally.of(Measure.MINUTES)),
                    Figures.minutes(tally.of(Measure.HIGH)),
                    tally.of(Measure.ALERTED),
                    tally.of(Measure.REVIEWED),
                    tally.of(Measure.WITHDRAWN));
        }
    }

    public static UnitsResponse ofAll(TimeRange range, SortedMap<String, Cell> units) {
        return new UnitsResponse(
                range.from(),
                range.to(),
                units.entrySet().stream()
                        .map(one -> new Unit(one.getKey(), Figures.of(one.getValue())))
                        .toList(),
                null);
    }

    /** @param label returns, for an employee id, the id or pseudonym that the caller may see */
    public static UnitsResponse ofOne(TimeRange range, String unit, Cell cell, UnaryOperator<String> label) {
        List<Member> members = new ArrayList<>();
        cell.of(Aspect.MEMBERS).forEach((id, tally) -> members.add(Member.of(label.apply(id), tally)));
        members.sort(Comparator.comparing(Member::minutesTotal).reversed().thenComparing(Member::employeeId));
        return new UnitsResponse(
                range.from(), range.to(), List.of(new Unit(unit, Figures.of(cell))), List.copyOf(members));
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of(members == null ? "unit" : "employee_id"));
        header.addAll(members == null ? Figures.HEADER : MEMBER_COLUMNS);
        return header;
    }

    /** One row per unit, or one row per member where the request names a unit. */
    @Override
    public List<List<@Nullable Object>> rows() {
        return members == null
                ? units.stream()
                        .map(one -> row(List.of(one.unit()), one.figures().cells()))
                        .toList()
                : members.stream().map(UnitsResponse::memberCells).toList();
    }

    private static List<@Nullable Object> memberCells(Member one) {
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
