package org.dutywatch.compliance.duty.roster;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.roster.RosterEntry;

/**
 * A complete change of the roster: which entries end, which begin, which clock times change.
 *
 * @param superseded the entries that are no longer current
 * @param added the entries that become current
 * @param clockChanges the clock times that change
 */
public record RosterChangeSet(List<RosterEntry> superseded, List<RosterEntry> added, List<ClockChange> clockChanges) {

    public static RosterChangeSet ofEntries(Collection<RosterEntry> superseded, Collection<RosterEntry> added) {
        return new RosterChangeSet(List.copyOf(superseded), List.copyOf(added), List.of());
    }

    public static RosterChangeSet ofClockTimes(Collection<ClockChange> clockChanges) {
        return new RosterChangeSet(List.of(), List.of(), List.copyOf(clockChanges));
    }

    /** The part of the change that concerns these employees. */
    public RosterChangeSet restrictedTo(Predicate<String> employees) {
        return new RosterChangeSet(
                superseded.stream()
                        .filter(entry -> employees.test(entry.employeeId()))
                        .toList(),
                added.stream()
                        .filter(entry -> employees.test(entry.employeeId()))
                        .toList(),
                clockChanges.stream()
                        .filter(change -> employees.test(change.key().employeeId()))
                        .toList());
    }

    public Set<String> employeeIds() {
        return affectedEntries().map(RosterEntry::employeeId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every entry that ends or begins, or whose clock times change. */
    public Stream<RosterEntry> affectedEntries() {
        return Stream.concat(supersededAndAdded(), clockChanges.stream().map(ClockChange::shift));
    }

    /** Every entry that ends or begins; not those of which only the clock times change. */
    public Stream<RosterEntry> supersededAndAdded() {
        return Stream.concat(superseded.stream(), added.stream());
    }
}
