package org.dutywatch.compliance.insight.dashboards.answers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.ShiftTally;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures.RowFigure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a set of shifts. Findings are counted one by one, so a shift with findings of several rules counts
 * once for each finding. A figure that is withheld is null ({@link WithheldFigures}).
 *
 * @param shifts shifts on the roster
 * @param shiftsWithAccess shifts with at least one counted access
 * @param employeesObserved distinct employees with at least one counted access; not exact figures round it down to a
 *     multiple of the smallest group
 * @param alerts alerts about minutes that are neither withdrawn nor superseded
 * @param reviews findings of tier REVIEW about minutes that are neither withdrawn nor superseded
 * @param withdrawn findings about minutes that are withdrawn or superseded
 * @param minutesTotal sum of the best estimates, in minutes
 * @param minutesMedian exact median of the best estimates of the shifts with access, in minutes; 0 without such shifts; not
 *     exact figures round it to whole minutes
 * @param postings findings of a possible posting that are neither withdrawn nor superseded
 * @param states number of findings of every rule, by state; every state has an entry
 * @param resolutions number of closed findings of every rule, by resolution; every resolution has an entry
 */
public record DashboardFigures(
        @Schema(examples = "412", nullable = true) @Nullable Long shifts,

        @Schema(examples = "97", nullable = true) @Nullable Long shiftsWithAccess,

        @Schema(examples = "40", nullable = true) @Nullable Long employeesObserved,

        @Schema(examples = "12", nullable = true) @Nullable Long alerts,

        @Schema(examples = "13", nullable = true) @Nullable Long reviews,

        @Schema(examples = "11", nullable = true) @Nullable Long withdrawn,

        @Schema(examples = "512.4", nullable = true) @Nullable
        BigDecimal minutesTotal,

        @Schema(examples = "4", nullable = true) @Nullable BigDecimal minutesMedian,

        @Schema(examples = "10", nullable = true) @Nullable Long postings,

        SortedMap<String, @Nullable Long> states,
        SortedMap<String, @Nullable Long> resolutions) {
    static final List<String> STATES =
            List.of("open", "acknowledged", "under_review", "closed", "withdrawn", "superseded");

    static final List<String> RESOLUTIONS = List.of("explained", "corrected", "referred");

    static final List<String> HEADER = header();

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                "shifts",
                "shifts_with_access",
                "employees_observed",
                "alerts",
                "reviews",
                "withdrawn",
                "minutes_total",
                "minutes_median",
                "postings"));
        header.addAll(STATES.stream().map(state -> "findings_" + state).toList());
        header.addAll(RESOLUTIONS.stream()
                .map(resolution -> "findings_closed_" + resolution)
                .toList());
        return List.copyOf(header);
    }

    /** @param unit whose figures these are; null for the department */
    static DashboardFigures of(DashboardAggregate aggregate, @Nullable String unit, WithheldFigures withheld) {
        var totals = aggregate.undivided(Aspect.TOTALS);
        var findings = FindingCounts.of(aggregate, unit, withheld);
        int employees = totals.distinctEmployees();
        boolean noMinutes = withheld.ofRow(unit, RowFigure.MINUTES);
        return new DashboardFigures(
                withheld.ofRow(unit, RowFigure.SHIFTS) ? null : totals.get(DashboardMeasure.SHIFTS),
                withheld.ofRow(unit, RowFigure.SHIFTS_WITH_ACCESS)
                        ? null
                        : totals.get(DashboardMeasure.SHIFTS_WITH_ACCESS),
                noMinutes ? null : (long) withheld.rounded(employees),
                findings.alerts(),
                findings.reviews(),
                findings.withdrawn(),
                noMinutes ? null : minutes(totals.get(DashboardMeasure.MINUTES)),
                noMinutes || withheld.ofMedian(employees) ? null : median(totals, withheld),
                findings.postings(),
                findings.states(),
                findings.resolutions());
    }

    private static BigDecimal median(ShiftTally totals, WithheldFigures withheld) {
        BigDecimal exact = minutes(totals.median());
        return withheld.isExact() ? exact : exact.setScale(0, RoundingMode.HALF_UP);
    }

    /** The values of one CSV row, in the order of {@link #HEADER}. */
    List<@Nullable Object> csvValues() {
        List<@Nullable Object> values = new ArrayList<>(Arrays.<@Nullable Object>asList(
                shifts,
                shiftsWithAccess,
                employeesObserved,
                alerts,
                reviews,
                withdrawn,
                minutesTotal,
                minutesMedian,
                postings));
        STATES.forEach(state -> values.add(states.get(state)));
        RESOLUTIONS.forEach(resolution -> values.add(resolutions.get(resolution)));
        return values;
    }

    /** @param tenths tenths of a minute */
    static BigDecimal minutes(long tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }

    /** One CSV row: the leading columns, then the other columns. */
    static List<@Nullable Object> row(
            List<? extends @Nullable Object> leading, List<? extends @Nullable Object> values) {
        List<@Nullable Object> row = new ArrayList<>(leading);
        row.addAll(values);
        return row;
    }
}
