package org.dutywatch.compliance.insight.dashboards.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Counts, week by week, the people whom each figure of a dry run or comparison is about. A figure is withheld if it is about
 * few people in any of the weeks: otherwise two requests, one of them with a week more, would show these people.
 */
public final class WeeklyPeople {
    private final SmallGroups groups;
    private final UnaryOperator<Instant> weekOf;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Instant, Map<String, Map<String, ShiftTally>>> byWeek = new TreeMap<>();

    /**
     * @param smallestGroup the smallest number of people whose figure is shown; 1 withholds nothing
     * @param weekOf the start of the week of a moment
     */
    public WeeklyPeople(int smallestGroup, UnaryOperator<Instant> weekOf) {
        this.groups = new SmallGroups(smallestGroup);
        this.weekOf = weekOf;
    }

    /**
     * The figure is also about this employee.
     *
     * @param figure what is divided into parts
     * @param part of the figure
     */
    public void add(Instant shiftStart, String figure, String part, String employeeId) {
        byWeek.computeIfAbsent(weekOf.apply(shiftStart), week -> new HashMap<>())
                .computeIfAbsent(figure, name -> new TreeMap<>())
                .computeIfAbsent(part, name -> new ShiftTally())
                .add(DashboardMeasure.SHIFTS, 1)
                .addEmployee(numbers.computeIfAbsent(employeeId, id -> numbers.size()));
    }

    /** The number of employees in any figure. */
    public int employees() {
        return numbers.size();
    }

    /** The parts of the figure to withhold: those of few people in one of the weeks, and what would show them. */
    public Set<String> withheld(String figure) {
        Set<String> withheld = new TreeSet<>();
        byWeek.values().forEach(week -> withheld.addAll(groups.withheld(week.getOrDefault(figure, Map.of()))));
        return withheld;
    }
}
