package org.dutywatch.compliance.insight.dashboards.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which figures of some months are withheld, because they are of few people, or because other figures would give them
 * by subtraction. A figure of several months is withheld where it is withheld in one of them, so a figure is always a
 * sum of figures that are shown for each month. Units have no figures by site, hour or the like, and none of findings:
 * those of the units together with those of the department would give single persons.
 */
public final class WithheldFigures {
    /** What is read of the department to decide about figures by site, hour or the like. */
    public static final Set<Aspect> CELLS = Set.of(Aspect.CELL_PEOPLE, Aspect.SITES, Aspect.EXCLUDED, Aspect.LIMITS);

    /** For who sees exact figures. */
    public static final WithheldFigures NOTHING = new WithheldFigures(1, new HashSet<>());

    /** A median is the value of one shift. It is shown where there are this many times the smallest group. */
    private static final int GROUPS_FOR_MEDIAN = 4;

    private static final String ANY = "";

    private final int smallestGroup;
    private final Set<String> keys;

    private WithheldFigures(int smallestGroup, Set<String> keys) {
        this.smallestGroup = smallestGroup;
        this.keys = keys;
    }

    /** A figure that the department and every unit has. */
    public enum RowFigure {
        SHIFTS,
        SHIFTS_WITH_ACCESS,
        MINUTES
    }

    /**
     * Decides about one month.
     *
     * @param department aggregate of the department with {@link Aspect#ROW_PEOPLE}, and {@link #CELLS} where the answer
     *     has figures by site, hour or the like
     * @param units aggregates of all units with {@link Aspect#ROW_PEOPLE}; empty where the answer has no units
     */
    public static WithheldFigures ofMonth(
            DashboardAggregate department, Map<String, DashboardAggregate> units, int smallestGroup) {
        var withheld = new WithheldFigures(smallestGroup, new HashSet<>());
        var groups = new SmallGroups(smallestGroup);
        withheld.addDepartment(groups, department);
        withheld.addUnits(groups, units);
        withheld.addCells(groups, cells(department));
        return withheld;
    }

    /** What is withheld in one of the months. */
    public static WithheldFigures ofMonths(Collection<WithheldFigures> months, int smallestGroup) {
        Set<String> keys = new HashSet<>();
        months.forEach(month -> keys.addAll(month.keys));
        return new WithheldFigures(smallestGroup, keys);
    }

    /** Whether nothing is withheld, because the caller sees exact figures. */
    public boolean isExact() {
        return this == NOTHING;
    }

    /** Figures of fewer people are withheld. */
    public int smallestGroup() {
        return smallestGroup;
    }

    /** @param unit null for the department */
    public boolean ofRow(@Nullable String unit, RowFigure figure) {
        return keys.contains(rowKey(unit, figure));
    }

    public boolean ofCell(PeopleCell cell, String... parts) {
        return keys.contains(cell.key(parts)) || keys.contains(cell.key(ANY));
    }

    /** Whether a part of this division is withheld. */
    public boolean ofAnyCell(PeopleCell cell) {
        String start = Tallies.key(cell.name(), "");
        return keys.stream().anyMatch(key -> key.startsWith(start));
    }

    /** The number of employees as it is shown: rounded down to a multiple of the smallest group. */
    public int rounded(int employees) {
        return employees - employees % smallestGroup;
    }

    /** Whether there are so few employees that a median would show the minutes of one of them. */
    public boolean ofMedian(int employees) {
        return !isExact() && employees < GROUPS_FOR_MEDIAN * smallestGroup;
    }

    private static String rowKey(@Nullable String unit, RowFigure figure) {
        return unit == null ? figure.name() : Tallies.key(figure.name(), "unit", unit);
    }

    private void addDepartment(SmallGroups groups, DashboardAggregate department) {
        if (groups.isSmall(people(department, RowPeople.values()))) {
            keys.add(rowKey(null, RowFigure.SHIFTS));
        }
        boolean access = groups.isSmall(people(department, RowPeople.ACCESS));
        if (access) {
            keys.add(rowKey(null, RowFigure.MINUTES));
        }
        if (access || groups.isSmall(people(department, RowPeople.NO_ACCESS))) {
            keys.add(rowKey(null, RowFigure.SHIFTS_WITH_ACCESS));
        }
    }

    private void addUnits(SmallGroups groups, Map<String, DashboardAggregate> units) {
        var withAccess = byUnit(units, RowPeople.ACCESS);
        var withoutAccess = byUnit(units, RowPeople.NO_ACCESS);
        var shifts = groups.withheld(byUnit(units, RowPeople.values()));
        var minutes = groups.withheld(shifts, List.of(withAccess));
        var access = groups.withheld(minutes, List.of(withAccess, withoutAccess));
        shifts.forEach(unit -> keys.add(rowKey(unit, RowFigure.SHIFTS)));
        minutes.forEach(unit -> keys.add(rowKey(unit, RowFigure.MINUTES)));
        access.forEach(unit -> keys.add(rowKey(unit, RowFigure.SHIFTS_WITH_ACCESS)));
    }

    private static Map<String, ShiftTally> byUnit(Map<String, DashboardAggregate> units, RowPeople... groups) {
        Map<String, ShiftTally> byUnit = new TreeMap<>();
        units.forEach((unit, aggregate) -> byUnit.put(unit, people(aggregate, groups)));
        byUnit.values().removeIf(one -> one.distinctEmployees() == 0);
        return byUnit;
    }

    /** The people of all these groups together. */
    private static ShiftTally people(DashboardAggregate row, RowPeople... groups) {
        var people = new ShiftTally();
        for (RowPeople group : groups) {
            people.add(row.tallies(Aspect.ROW_PEOPLE).tally(group.name()));
        }
        return people;
    }

    /** The people of each part of each division. */
    private static Tallies cells(DashboardAggregate department) {
        Tallies cells = PeopleCombination.divided(department.tallies(Aspect.CELL_PEOPLE));
        Map.of(Aspect.EXCLUDED, PeopleCell.REASON, Aspect.LIMITS, PeopleCell.LIMIT)
                .forEach((aspect, cell) -> department
                        .tallies(aspect)
                        .forEach((key, tally) -> cells.tally(cell.key(key)).add(tally)));
        return cells;
    }

    private void addCells(SmallGroups groups, Tallies people) {
        Map<PeopleCell, SortedMap<String, ShiftTally>> divisions = new EnumMap<>(PeopleCell.class);
        people.forEach((key, tally) -> divisions
                .computeIfAbsent(PeopleCell.valueOf(Tallies.parts(key)[0]), any -> new TreeMap<>())
                .put(key, tally));
        divisions.forEach((cell, parts) -> {
            switch (cell.rule) {
                case HIDE_WITH_COMPLEMENT -> keys.addAll(groups.withheld(parts));
                case ALL_OR_NOTHING -> {
                    if (parts.values().stream().anyMatch(groups::isSmall)) {
                        keys.add(cell.key(ANY));
                    }
                }
                case ALL_OF_THE_FIRST_PART -> keys.addAll(withSmallSibling(groups, parts));
            }
        });
    }

    private static List<String> withSmallSibling(SmallGroups groups, SortedMap<String, ShiftTally> parts) {
        List<String> withheld = new ArrayList<>();
        parts.entrySet().stream()
                .collect(Collectors.groupingBy(part -> Tallies.parts(part.getKey())[1]))
                .values()
                .forEach(siblings -> {
                    if (siblings.stream().anyMatch(part -> groups.isSmall(part.getValue()))) {
                        siblings.forEach(part -> withheld.add(part.getKey()));
                    }
                });
        return withheld;
    }
}
