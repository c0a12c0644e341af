package org.dutywatch.compliance.insight.dashboards.answers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.Tallies;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a set of shifts. Findings are counted one by one, so a shift with findings of several rules counts
 * once for each finding.
 *
 * @param shifts shifts on the roster
 * @param shiftsWithAccess shifts with at least one counted access
 * @param employeesObserved distinct employees with at least one counted access
 * @param alerts alerts about minutes that are neither withdrawn nor superseded
 * @param reviews findings of tier REVIEW about minutes that are neither withdrawn nor superseded
 * @param withdrawn findings about minutes that are withdrawn or superseded
 * @param minutesTotal sum of the best estimates, in minutes
 * @param minutesMedian exact median of the best estimates of the shifts with access, in minutes; 0 without such shifts
 * @param postings findings of a possible posting that are neither withdrawn nor superseded
 * @param states number of findings of every rule, by state; every state has an entry
 * @param resolutions number of closed findings of every rule, by resolution; every resolution has an entry
 */
public record DashboardFigures(
        @Schema(examples = "412") long shifts,

        @Schema(examples = "97") long shiftsWithAccess,

        @Schema(examples = "41") long employeesObserved,

        @Schema(examples = "2") long alerts,

        @Schema(examples = "3") long reviews,

        @Schema(examples = "1") long withdrawn,

        @Schema(examples = "512.4") BigDecimal minutesTotal,

        @Schema(examples = "3.6") BigDecimal minutesMedian,

        @Schema(examples = "1") long postings,

        SortedMap<String, Long> states,
        SortedMap<String, Long> resolutions) {
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

    static DashboardFigures of(DashboardAggregate aggregate) {
        var totals = aggregate.undivided(Aspect.TOTALS);
        long[] current = new long[3];
        long[] withdrawn = new long[1];
        SortedMap<String, Long> states = new TreeMap<>();
        STATES.forEach(state -> states.put(state, 0L));
        SortedMap<String, Long> resolutions = new TreeMap<>();
        RESOLUTIONS.forEach(resolution -> resolutions.put(resolution, 0L));
        aggregate.tallies(Aspect.FINDINGS).forEach((key, tally) -> {
            String[] parts = Tallies.parts(key);
            var finding = new CountedFinding(parts[0], parts[1], parts[2], parts[3], false);
            long count = tally.get(DashboardMeasure.FINDINGS);
            states.merge(finding.state().toLowerCase(Locale.ROOT), count, Long::sum);
            if (!finding.resolution().isEmpty()) {
                resolutions.merge(finding.resolution().toLowerCase(Locale.ROOT), count, Long::sum);
            }
            if (!finding.isWithdrawnOrSuperseded()) {
                current[!finding.isAboutMinutes() ? 2 : finding.isAlert() ? 0 : 1] += count;
            }
            if (finding.isAboutMinutes() && finding.isWithdrawnOrSuperseded()) {
                withdrawn[0] += count;
            }
        });
        return new DashboardFigures(
                totals.get(DashboardMeasure.SHIFTS),
                totals.get(DashboardMeasure.SHIFTS_WITH_ACCESS),
                totals.distinctEmployees(),
                current[0],
                current[1],
                withdrawn[0],
                minutes(totals.get(DashboardMeasure.MINUTES)),
                minutes(totals.median()),
                current[2],
                states,
                resolutions);
    }

    /** The values of one CSV row, in the order of {@link #HEADER}. */
    List<@Nullable Object> csvValues() {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
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
