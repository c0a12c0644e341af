package org.dutywatch.compliance.roster;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.roster.domain.RosterEntry;

/**
 * A complete change of the roster: which entries end, which begin, which clock times change.
 *
 * @param superseded the entries that are no longer current
 * @param added the entries that become current
 * @param clocked the clock times that change
 */
record Change(List<RosterEntry> superseded, List<RosterEntry> added, List<ClockChange> clocked) {

    static Change ofPlan(Collection<RosterEntry> superseded, Collection<RosterEntry> added) {
        return new Change(List.copyOf(superseded), List.copyOf(added), List.of());
    }

    static Change ofClock(Collection<ClockChange> clocked) {
        return new Change(List.of(), List.of(), List.copyOf(clocked));
    }

    /** The part of the change that concerns these employees. */
    Change about(Predicate<String> employees) {
        return new Change(
                superseded.stream()
                        .filter(entry -> employees.test(entry.employeeId()))
                        .toList(),
                added.stream()
                        .filter(entry -> employees.test(entry.employeeId()))
                        .toList(),
                clocked.stream()
                        .filter(change -> employees.test(change.key().employeeId()))
                        .toList());
    }

    Set<String> employeeIds() {
        return shifts().map(RosterEntry::employeeId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every entry that ends or begins, or whose clock times change. */
    Stream<RosterEntry> shifts() {
        return Stream.concat(entries(), clocked.stream().map(ClockChange::shift));
    }

    Stream<RosterEntry> entries() {
        return Stream.concat(superseded.stream(), added.stream());
    }
}
