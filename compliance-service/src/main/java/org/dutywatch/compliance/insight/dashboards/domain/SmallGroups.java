package org.dutywatch.compliance.insight.dashboards.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses which parts of a total are withheld. First every part of few people. But where the total is known, the parts
 * that are shown give the sum of the others by subtraction. Therefore the smallest of the other parts are withheld,
 * too, until the withheld parts together are of enough people.
 */
final class SmallGroups {
    private final int smallestGroup;

    /** @param smallestGroup the smallest number of people whose figure is shown */
    SmallGroups(int smallestGroup) {
        this.smallestGroup = smallestGroup;
    }

    /** Whether there are people, but fewer than the smallest group. */
    boolean isSmall(ShiftTally part) {
        return isSmall(part.employees);
    }

    private boolean isSmall(EmployeeSet people) {
        return people.size() > 0 && people.size() < smallestGroup;
    }

    /** @return the names of the withheld parts; all of them where all parts together are of few people */
    Set<String> withheld(Map<String, ShiftTally> parts) {
        return withheld(Set.of(), List.of(parts));
    }

    /**
     * As {@link #withheld(Map)}, for figures of which each names its parts alike: a part is withheld for all of them.
     *
     * @param before parts that are withheld whatever their people
     */
    Set<String> withheld(Set<String> before, List<Map<String, ShiftTally>> figures) {
        Set<String> withheld = new TreeSet<>(before);
        figures.forEach(parts -> parts.forEach((name, part) -> {
            if (isSmall(part)) {
                withheld.add(name);
            }
        }));
        Optional<String> next = next(withheld, figures);
        while (next.isPresent()) {
            withheld.add(next.get());
            next = next(withheld, figures);
        }
        return withheld;
    }

    /** The next part to withhold; empty where the withheld parts have enough people, or no part is left. */
    private Optional<String> next(Set<String> withheld, List<Map<String, ShiftTally>> figures) {
        for (var parts : figures) {
            if (isSmall(people(withheld, parts))) {
                var smallest = parts.entrySet().stream()
                        .filter(one -> !withheld.contains(one.getKey()))
                        .min(Comparator.<Map.Entry<String, ShiftTally>>comparingInt(
                                        one -> one.getValue().distinctEmployees())
                                .thenComparingLong(one -> one.getValue().get(DashboardMeasure.SHIFTS))
                                .thenComparing(Map.Entry::getKey));
                if (smallest.isPresent()) {
                    return smallest.map(Map.Entry::getKey);
                }
            }
        }
        return Optional.empty();
    }

    private static EmployeeSet people(Set<String> names, Map<String, ShiftTally> parts) {
        var people = new EmployeeSet();
        names.stream().map(parts::get).filter(Objects::nonNull).forEach(part -> people.addAll(part.employees));
        return people;
    }
}
