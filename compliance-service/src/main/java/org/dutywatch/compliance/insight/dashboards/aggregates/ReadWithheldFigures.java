package org.dutywatch.compliance.insight.dashboards.aggregates;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.eventkit.rest.TimeRange;

/** Reads which figures of whole months are withheld, because they are of few people. */
@ApplicationScoped
public class ReadWithheldFigures {
    private static final Set<Aspect> ROWS = EnumSet.of(Aspect.ROW_PEOPLE);
    private static final Set<Aspect> ROWS_AND_CELLS =
            Stream.concat(ROWS.stream(), WithheldFigures.CELLS.stream()).collect(Collectors.toUnmodifiableSet());

    private final ReadAggregates readAggregates;

    ReadWithheldFigures(ReadAggregates readAggregates) {
        this.readAggregates = readAggregates;
    }

    /**
     * @param range whole months of the department's zone
     * @param ofUnits whether the answer has figures of units
     * @param smallestGroup the smallest number of people whose figure is shown
     * @return by first day of the month; a month without shifts and findings is missing
     */
    public SortedMap<LocalDate, WithheldFigures> byMonth(TimeRange range, boolean ofUnits, int smallestGroup) {
        SortedMap<LocalDate, WithheldFigures> months = new TreeMap<>();
        readAggregates
                .byMonth(range, ROWS_AND_CELLS, ofUnits ? ROWS : Set.of())
                .forEach((month, people) ->
                        months.put(month, WithheldFigures.ofMonth(people.total(), people.units(), smallestGroup)));
        return months;
    }

    /** What is withheld in one of the months of the range. */
    public WithheldFigures inAnyMonth(TimeRange range, boolean ofUnits, int smallestGroup) {
        return WithheldFigures.ofMonths(byMonth(range, ofUnits, smallestGroup).values(), smallestGroup);
    }
}
