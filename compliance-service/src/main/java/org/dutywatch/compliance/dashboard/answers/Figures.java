package org.dutywatch.compliance.dashboard.answers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.dashboard.domain.Aspect;
import org.dutywatch.compliance.dashboard.domain.Cell;
import org.dutywatch.compliance.dashboard.domain.CountedShift.Found;
import org.dutywatch.compliance.dashboard.domain.Measure;
import org.dutywatch.compliance.dashboard.domain.Tallies;
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
 * @param reviews reviews about minutes that are neither withdrawn nor superseded
 * @param withdrawn findings about minutes that are withdrawn or superseded
 * @param minutesTotal sum of the best estimates, in minutes
 * @param minutesMedian exact median of the best estimates of the shifts with access, in minutes; 0 without such shifts
 * @param postings findings of a possible posting that are neither withdrawn nor superseded
 * @param states number of findings of every rule, by state; every state has an entry
 * @param resolutions number of closed findings of every rule, by resolution; every resolution has an entry
 */
public record Figures(
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
        header.addAll(
                RESOLUTIONS.stream().map(word -> "findings_closed_" + word).toList());
        return List.copyOf(header);
    }

    static Figures of(Cell cell) {
        var totals = cell.all(Aspect.TOTALS);
        long[] current = new long[3];
        long[] withdrawn = new long[1];
        SortedMap<String, Long> states = new TreeMap<>();
        STATES.forEach(state -> states.put(state, 0L));
        SortedMap<String, Long> resolutions = new TreeMap<>();
        RESOLUTIONS.forEach(word -> resolutions.put(word, 0L));
        cell.of(Aspect.FINDINGS).forEach((key, tally) -> {
            String[] parts = Tallies.parts(key);
            var found = new Found(parts[0], parts[1], parts[2], parts[3], false);
            long count = tally.of(Measure.FINDINGS);
            states.merge(found.state().toLowerCase(Locale.ROOT), count, Long::sum);
            if (!found.resolution().isEmpty()) {
                resolutions.merge(found.resolution().toLowerCase(Locale.ROOT), count, Long::sum);
            }
            if (!found.isTakenBack()) {
                current[!found.isAboutMinutes() ? 2 : found.isAlert() ? 0 : 1] += count;
            }
            if (found.isAboutMinutes() && found.isTakenBack()) {
                withdrawn[0] += count;
            }
        });
        return new Figures(
                totals.of(Measure.SHIFTS),
                totals.of(Measure.SHIFTS_WITH_ACCESS),
                totals.differentEmployees(),
                current[0],
                current[1],
                withdrawn[0],
                minutes(totals.of(Measure.MINUTES)),
                minutes(totals.median()),
                current[2],
                states,
                resolutions);
    }

    /** The values of one CSV row, in the order of {@link #HEADER}. */
    List<@Nullable Object> cells() {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                shifts,
                shiftsWithAccess,
                employeesObserved,
                alerts,
                reviews,
                withdrawn,
                minutesTotal,
                minutesMedian,
                postings));
        STATES.forEach(state -> cells.add(states.get(state)));
        RESOLUTIONS.forEach(word -> cells.add(resolutions.get(word)));
        return cells;
    }

    /** @param tenths tenths of a minute */
    static BigDecimal minutes(long tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }

    /** One CSV row: the leading columns, then the other columns. */
    static List<@Nullable Object> row(
            List<? extends @Nullable Object> leading, List<? extends @Nullable Object> cells) {
        List<@Nullable Object> row = new ArrayList<>(leading);
        row.addAll(cells);
        return row;
    }
}
