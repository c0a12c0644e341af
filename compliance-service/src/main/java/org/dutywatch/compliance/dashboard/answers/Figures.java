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
 * What happened in some shifts. Findings are counted by themselves: several rules may speak of one shift.
 *
 * @param shifts shifts on the roster
 * @param shiftsWithAccess shifts with at least one counted access
 * @param employeesObserved different employees with at least one counted access
 * @param alerts findings whose low figure is over the limit, unless taken back
 * @param reviews findings about minutes that a person should look at, unless taken back
 * @param withdrawn findings about minutes that were taken back: withdrawn or superseded
 * @param minutesTotal best estimates, added up
 * @param minutesMedian of the shifts with access; exact
 * @param postings findings of a possible posting, unless taken back
 * @param states findings of every rule, by the state they are in
 * @param resolutions closed findings of every rule, by what their review came to
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
        long[] held = new long[3];
        long[] withdrawn = new long[1];
        SortedMap<String, Long> states = new TreeMap<>();
        STATES.forEach(state -> states.put(state, 0L));
        SortedMap<String, Long> resolutions = new TreeMap<>();
        RESOLUTIONS.forEach(word -> resolutions.put(word, 0L));
        cell.of(Aspect.FINDINGS).forEach((key, tally) -> {
            String[] parts = Tallies.parts(key);
            var found = new Found(parts[0], parts[1], parts[2], parts[3], false);
            long some = tally.of(Measure.FINDINGS);
            states.merge(found.state().toLowerCase(Locale.ROOT), some, Long::sum);
            if (!found.resolution().isEmpty()) {
                resolutions.merge(found.resolution().toLowerCase(Locale.ROOT), some, Long::sum);
            }
            if (!found.isTakenBack()) {
                held[!found.isAboutMinutes() ? 2 : found.isAlert() ? 0 : 1] += some;
            }
            if (found.isAboutMinutes() && found.isTakenBack()) {
                withdrawn[0] += some;
            }
        });
        return new Figures(
                totals.of(Measure.SHIFTS),
                totals.of(Measure.SHIFTS_WITH_ACCESS),
                totals.differentEmployees(),
                held[0],
                held[1],
                withdrawn[0],
                minutes(totals.of(Measure.MINUTES)),
                minutes(totals.median()),
                held[2],
                states,
                resolutions);
    }

    /** In the order of {@link #HEADER}. */
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

    static BigDecimal minutes(long tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }

    /** One row: what comes before, then the cells. */
    static List<@Nullable Object> row(List<? extends @Nullable Object> before, List<? extends @Nullable Object> cells) {
        List<@Nullable Object> row = new ArrayList<>(before);
        row.addAll(cells);
        return row;
    }
}
