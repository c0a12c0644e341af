package org.dutywatch.compliance.duty.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.duty.roster.EmployeeReferences;
import org.dutywatch.compliance.duty.roster.ImportedEntry;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.Roster;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.compliance.model.time.Interval;

/**
 * The state of one import: its rows, and the current entries that were imported from the same feed or calendar events
 * before. It decides which rows are refused and which entries are removed.
 */
final class ImportContext {
    private final RosterImportOptions options;
    private final Map<RosterEntry, Optional<String>> earlierUids;
    private final Map<String, List<RosterEntry>> earlierByUid;
    private final Map<String, List<RosterImportOptions.CoveredEvent>> coveredByUid;
    private final Map<Integer, String> refused = new HashMap<>();
    private final Map<Integer, RosterEntry> entries = new TreeMap<>();
    private final Map<Integer, RosterEntry> cancelled = new TreeMap<>();
    private final Map<Integer, RosterRow.EventReference> cancelledEvents = new TreeMap<>();
    private final Map<Integer, Set<RosterEntry>> removedByRow = new HashMap<>();
    private final Map<RosterEntry, String> uids = new HashMap<>();
    private final Set<String> employeesWithRefusals = new HashSet<>();
    private final Set<String> damagedEvents = new HashSet<>();
    private final Map<String, List<RosterRow>> refusedEntries = new HashMap<>();
    private final Set<RosterEntry> overruled;

    ImportContext(RosterImportOptions options, List<ImportedEntry> earlierImports, Set<RosterEntry> overruled) {
        this.options = options;
        this.overruled = overruled;
        this.earlierUids = earlierImports.stream()
                .collect(Collectors.toMap(
                        ImportedEntry::entry,
                        imported -> Optional.ofNullable(imported.uid()),
                        (one, same) -> one,
                        LinkedHashMap::new));
        this.earlierByUid = earlierImports.stream()
                .filter(imported -> imported.uid() != null)
                .collect(Collectors.groupingBy(
                        ImportedEntry::uid, Collectors.mapping(ImportedEntry::entry, Collectors.toList())));
        this.coveredByUid =
                options.coveredEvents().stream().collect(Collectors.groupingBy(RosterImportOptions.CoveredEvent::uid));
    }

    /** @param existing the ids of the employees that exist */
    void read(RosterRow row, Set<String> existing) {
        RosterEntry entry = row.entry();
        if (row.damagedEvent() && row.event() != null) {
            damagedEvents.add(row.event().uid());
        }
        if (row.refusal() != null && entry != null) {
            refused.put(row.number(), row.refusal());
            refusedEntries
                    .computeIfAbsent(entry.employeeId(), any -> new ArrayList<>())
                    .add(row);
        } else if (row.refusal() != null) {
            refuse(row, row.refusal());
        } else if (row.cancelled()) {
            if (entry != null) {
                cancelled.put(row.number(), entry);
            }
            if (row.event() != null) {
                cancelledEvents.put(row.number(), row.event());
            }
        } else if (entry != null && EmployeeReferences.refusal(entry, existing).isPresent()) {
            refuse(row, EmployeeReferences.refusal(entry, existing).get());
        } else if (entry != null && overruled.contains(entry)) {
            refused.put(row.number(), "somebody removed this entry of the feed from the roster");
        } else if (entry != null) {
            entries.put(row.number(), entry);
            if (row.event() != null) {
                uids.put(entry, row.event().uid());
            }
        }
    }

    private void refuse(RosterRow row, String reason) {
        refused.put(row.number(), reason);
        if (row.employeeId() != null) {
            employeesWithRefusals.add(row.employeeId());
        }
    }

    /** The planned times of the rows, of the cancelled rows, and of the earlier imports. */
    List<Interval> plannedTimes() {
        return Stream.of(entries.values(), cancelled.values(), earlierUids.keySet())
                .flatMap(Collection::stream)
                .map(RosterEntry::span)
                .toList();
    }

    Provenance provenance() {
        var feed = options.feed();
        return feed == null
                ? Provenance.loadedByPerson(uids)
                : new Provenance(feed.author(), feed.people(), feed.origin(), uids);
    }

    /**
     * Decides on the rows. If a row of an employee is refused, no missing entry of that employee is removed. Then more
     * entries stay, and another row can overlap one of them and be refused. Therefore the plan is made again until no
     * further row is refused.
     */
    RosterPlan plan(Roster roster) {
        List<RosterEntry> current = roster.entries();
        findCancelled(roster, Set.copyOf(current));
        Set<String> withoutRemovals = new HashSet<>(employeesWithRefusals);
        RosterPlan plan;
        boolean again;
        do {
            plan = RosterPlan.of(current, removed(current, withoutRemovals), entries, roster.clocked());
            again = refuseToReplaceOthers(plan);
            again |= withoutRemovals.addAll(employeesWithRefusalsIn(plan));
        } while (again);
        return plan;
    }

    private void findCancelled(Roster roster, Set<RosterEntry> current) {
        cancelled.forEach((row, entry) -> roster.entriesOf(entry.employeeId()).stream()
                .filter(one -> one.span().start().equals(entry.span().start()) && one.isLeave() == entry.isLeave())
                .forEach(one -> remove(row, one)));
        cancelledEvents.forEach((row, event) -> earlierByUid.getOrDefault(event.uid(), List.of()).stream()
                .filter(event::includes)
                .filter(current::contains)
                .forEach(one -> remove(row, one)));
    }

    private void remove(int row, RosterEntry entry) {
        removedByRow.computeIfAbsent(row, any -> new LinkedHashSet<>()).add(entry);
    }

    /** @param withoutRemovals the employees of whom no missing entry is removed */
    private List<RosterEntry> removed(List<RosterEntry> current, Set<String> withoutRemovals) {
        Set<RosterEntry> cancelledEntries =
                removedByRow.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<RosterEntry> removable = current.stream()
                .filter(entry -> !withoutRemovals.contains(entry.employeeId()))
                .filter(entry -> isCovered(entry) && !isRefusedAgain(entry))
                .toList();
        Set<RosterEntry> removed = new LinkedHashSet<>(RosterPlan.missingFrom(removable, entries.values()));
        current.stream().filter(cancelledEntries::contains).forEach(removed::add);
        return List.copyOf(removed);
    }

    /**
     * Whether the import names this time or event of the employee, but refuses it, or the event is damaged: then the
     * entry stays.
     */
    private boolean isRefusedAgain(RosterEntry entry) {
        Optional<String> uid = earlierUids.getOrDefault(entry, Optional.empty());
        return uid.filter(damagedEvents::contains).isPresent()
                || refusedEntries.getOrDefault(entry.employeeId(), List.of()).stream()
                        .anyMatch(row -> row.entry() != null
                                        && row.entry().span().overlaps(entry.span())
                                || row.event() != null
                                        && uid.equals(Optional.of(row.event().uid())));
    }

    /** Whether the import is complete for the time of this entry: if it lacks the entry, the entry is removed. */
    private boolean isCovered(RosterEntry entry) {
        Interval window = options.window();
        if (window != null) {
            return window.contains(entry.span().start()) && (options.feed() == null || earlierUids.containsKey(entry));
        }
        return earlierUids.getOrDefault(entry, Optional.empty()).stream()
                .flatMap(uid -> coveredByUid.getOrDefault(uid, List.of()).stream())
                .anyMatch(event -> event.covers(entry.span().start()));
    }

    /** Refuses the rows of a feed that would replace an entry from another source, which takes precedence. */
    private boolean refuseToReplaceOthers(RosterPlan plan) {
        if (options.feed() == null) {
            return false;
        }
        return entries.keySet().removeIf(row -> {
            var others = plan.replaced(row).stream()
                    .filter(old -> !earlierUids.containsKey(old))
                    .findFirst();
            others.ifPresent(old -> refused.put(
                    row, "the roster has a " + old.kind() + " at this start that did not come from this feed"));
            return others.isPresent();
        });
    }

    /**
     * The employees with a row that the plan refuses. Empty for a feed: if one of its rows overlaps a shift from
     * another source, its other rows can still be right.
     */
    private Set<String> employeesWithRefusalsIn(RosterPlan plan) {
        if (options.feed() != null) {
            return Set.of();
        }
        return entries.entrySet().stream()
                .filter(row -> plan.refusal(row.getKey()).isPresent())
                .map(row -> row.getValue().employeeId())
                .collect(Collectors.toSet());
    }

    RosterRowResponse response(RosterRow row, RosterPlan plan, ChangeResult changeResult) {
        String reason = refused.get(row.number());
        if (reason != null) {
            return RosterRowResponse.refused(row, reason);
        }
        if (row.note() != null) {
            return RosterRowResponse.unchanged(row, row.note());
        }
        RosterEntry entry = entries.get(row.number());
        return entry == null
                ? RosterRowResponse.cancelled(row, removedByRow.getOrDefault(row.number(), Set.of()), changeResult)
                : RosterRowResponse.of(row, entry, plan, changeResult);
    }
}
