package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.imports.Counts;
import org.dutywatch.compliance.roster.domain.ClockedShifts;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.roster.domain.RosterPlan;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/** Imports the rows of a roster, whatever format they came in. A refused row does not stop the others. */
@ApplicationScoped
public class TakeRoster {
    /** Clock times are at most this far from the planned start. */
    private static final Duration CLOCK_REACH = Duration.ofDays(2);

    private final RosterLedger ledger;
    private final ClockLedger clockLedger;
    private final BroughtEntries broughtEntries;
    private final RosterChanges changes;
    private final Clock clock;

    TakeRoster(
            RosterLedger ledger,
            ClockLedger clockLedger,
            BroughtEntries broughtEntries,
            RosterChanges changes,
            Clock clock) {
        this.ledger = ledger;
        this.clockLedger = clockLedger;
        this.broughtEntries = broughtEntries;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Locks the employees, decides on every row, and writes the accepted changes; a dry run writes nothing.
     *
     * @return a result for each row
     */
    @Transactional(TxType.MANDATORY)
    public RosterImportAnswer take(List<RosterRow> rows, RosterOrder options) {
        var known = ledger.lock(employees(rows, options));
        var context = new Taking(options, earlierImports(options), overruled(options));
        for (RosterRow row : rows) {
            context.read(row, known);
        }
        List<RosterEntry> current = current(context, options);
        var plan = context.plan(current, clocked(current));
        var change = Change.ofPlan(plan.superseded(), plan.added());
        Written written = options.dryRun()
                ? changes.foresee(change, options.reason())
                : changes.write(change, options.reason(), context.provenance());
        var answers =
                rows.stream().map(row -> context.answer(row, plan, written)).toList();
        var removed = plan.removed().stream()
                .filter(entry -> written.holds(entry.employeeId()))
                .toList();
        return new RosterImportAnswer(
                options.dryRun(),
                options.mode(),
                answers,
                EntryView.of(removed),
                kept(plan, written),
                Counts.of(answers),
                null);
    }

    private static List<RosterImportAnswer.Kept> kept(RosterPlan plan, Written written) {
        return plan.removed().stream()
                .filter(entry -> !written.holds(entry.employeeId()))
                .map(entry -> new RosterImportAnswer.Kept(
                        EntryView.of(entry),
                        written.correction(entry.employeeId()).orElse(null)))
                .toList();
    }

    /**
     * The employees whom the import can affect; null for a snapshot that a person loads, which can affect everybody.
     */
    private @Nullable Set<String> employees(List<RosterRow> rows, RosterOrder options) {
        if (options.window() != null && options.feed() == null) {
            return null;
        }
        Set<String> named = new HashSet<>();
        rows.stream().map(RosterRow::employeeId).filter(Objects::nonNull).forEach(named::add);
        rows.stream()
                .map(RosterRow::entry)
                .filter(Objects::nonNull)
                .forEach(entry -> named.addAll(NamedPeople.of(entry)));
        earlierImports(options).forEach(one -> named.add(one.entry().employeeId()));
        return named;
    }

    private List<BroughtEntries.Brought> earlierImports(RosterOrder options) {
        var feed = options.feed();
        if (feed != null) {
            return broughtEntries.of(feed.origin());
        }
        return options.told().isEmpty()
                ? List.of()
                : broughtEntries.ofEvents(
                        options.told().stream().map(RosterOrder.Told::uid).collect(Collectors.toSet()));
    }

    private Set<RosterEntry> overruled(RosterOrder options) {
        var feed = options.feed();
        return feed == null ? Set.of() : broughtEntries.overruled(feed);
    }

    private List<RosterEntry> current(Taking context, RosterOrder options) {
        Interval window = options.window();
        List<Interval> all = Stream.concat(
                        context.entries.values().stream().map(RosterEntry::span),
                        Stream.concat(context.cancelled.values().stream(), context.earlierEntries.stream())
                                .map(RosterEntry::span))
                .collect(Collectors.toCollection(ArrayList::new));
        if (window != null) {
            all.add(window);
        }
        if (all.isEmpty()) {
            return List.of();
        }
        Instant from = all.stream().map(Interval::start).min(Instant::compareTo).orElseThrow();
        Instant to = all.stream().map(Interval::end).max(Instant::compareTo).orElseThrow();
        // A shift outside this time can have clock times inside it.
        from = from.minus(CLOCK_REACH);
        to = to.plus(CLOCK_REACH);
        Set<String> employeeIds = window != null && options.feed() == null ? null : context.employees();
        return ledger.known(employeeIds, from, to, clock.instant());
    }

    private ClockedShifts clocked(List<RosterEntry> current) {
        var starts =
                current.stream().map(entry -> entry.span().start()).sorted().toList();
        return starts.isEmpty()
                ? ClockedShifts.NONE
                : clockLedger.known(
                        current.stream().map(RosterEntry::employeeId).collect(Collectors.toSet()),
                        starts.get(0),
                        starts.get(starts.size() - 1),
                        clock.instant());
    }

    /** The state of one import: its rows, and the entries that were imported from the same source before. */
    private static final class Taking {
        private final RosterOrder options;
        private final List<BroughtEntries.Brought> earlierImports;
        private final Set<RosterEntry> earlierEntries;
        private final Map<Integer, String> refused = new HashMap<>();
        private final Map<Integer, RosterEntry> entries = new TreeMap<>();
        private final Map<Integer, RosterEntry> cancelled = new TreeMap<>();
        private final Map<Integer, RosterRow.Event> cancelledEvents = new TreeMap<>();
        private final Map<Integer, List<RosterEntry>> removedByRow = new HashMap<>();
        private final Map<RosterEntry, String> uids = new HashMap<>();
        private final Set<String> employeesWithRefusals = new HashSet<>();
        private final Set<RosterEntry> overruled;

        Taking(RosterOrder options, List<BroughtEntries.Brought> earlierImports, Set<RosterEntry> overruled) {
            this.options = options;
            this.earlierImports = earlierImports;
            this.overruled = overruled;
            this.earlierEntries = earlierImports.stream()
                    .map(BroughtEntries.Brought::entry)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        void read(RosterRow row, Set<String> known) {
            RosterEntry entry = row.entry();
            if (row.refusal() != null) {
                refuse(row, row.refusal());
            } else if (row.cancelled()) {
                if (entry != null) {
                    cancelled.put(row.number(), entry);
                }
                if (row.event() != null) {
                    cancelledEvents.put(row.number(), row.event());
                }
            } else if (entry != null && NamedPeople.refusal(entry, known).isPresent()) {
                refuse(row, NamedPeople.refusal(entry, known).get());
            } else if (entry != null && overruled.contains(entry)) {
                refused.put(row.number(), "somebody took this entry of the feed out of the roster");
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

        Set<String> employees() {
            return Stream.of(entries.values(), cancelled.values(), earlierEntries)
                    .flatMap(Collection::stream)
                    .map(RosterEntry::employeeId)
                    .collect(Collectors.toSet());
        }

        Provenance provenance() {
            var feed = options.feed();
            return feed == null ? new Provenance(null, null, uids) : new Provenance(feed.author(), feed.origin(), uids);
        }

        /**
         * Decides on the rows. No missing entry of an employee is removed if one of the employee's rows is refused. As
         * the entries that stay can cause another row to be refused, the plan is made again until nothing changes.
         */
        RosterPlan plan(List<RosterEntry> current, ClockedShifts clocked) {
            findCancelled(current);
            Set<String> kept = new HashSet<>(employeesWithRefusals);
            RosterPlan plan;
            boolean again;
            do {
                plan = RosterPlan.of(current, removed(current, kept), entries, clocked);
                again = refuseToReplaceOthers(plan);
                again |= kept.addAll(refusedIn(plan));
            } while (again);
            return plan;
        }

        private void findCancelled(List<RosterEntry> current) {
            cancelled.forEach((row, entry) -> current.stream()
                    .filter(one -> one.employeeId().equals(entry.employeeId())
                            && one.span().start().equals(entry.span().start())
                            && one.isLeave() == entry.isLeave())
                    .forEach(one -> removedByRow
                            .computeIfAbsent(row, any -> new ArrayList<>())
                            .add(one)));
            cancelledEvents.forEach((row, event) -> earlierImports.stream()
                    .filter(one -> event.uid().equals(one.uid()))
                    .map(BroughtEntries.Brought::entry)
                    .filter(one -> event.recurrenceId() == null
                            || event.recurrenceId().equals(one.span().start()))
                    .filter(current::contains)
                    .filter(one -> !removedByRow.getOrDefault(row, List.of()).contains(one))
                    .forEach(one -> removedByRow
                            .computeIfAbsent(row, any -> new ArrayList<>())
                            .add(one)));
        }

        private List<RosterEntry> removed(List<RosterEntry> current, Set<String> kept) {
            Set<RosterEntry> cancelledOnes =
                    removedByRow.values().stream().flatMap(List::stream).collect(Collectors.toSet());
            List<RosterEntry> removable = current.stream()
                    .filter(entry -> !kept.contains(entry.employeeId()))
                    .filter(this::isCovered)
                    .toList();
            Set<RosterEntry> removed = new LinkedHashSet<>(RosterPlan.lacking(removable, entries.values()));
            current.stream().filter(cancelledOnes::contains).forEach(removed::add);
            return List.copyOf(removed);
        }

        /** Whether the import covers this entry, so that its absence from the import means that it is removed. */
        private boolean isCovered(RosterEntry entry) {
            Interval window = options.window();
            if (window != null) {
                return window.holds(entry.span().start()) && (options.feed() == null || earlierEntries.contains(entry));
            }
            return earlierImports.stream()
                    .filter(one -> one.entry().equals(entry) && one.uid() != null)
                    .anyMatch(one -> options.told().stream()
                            .anyMatch(event -> event.covers(
                                    String.valueOf(one.uid()), entry.span().start())));
        }

        /** Refuses rows of a feed that would replace an entry from another source: such an entry takes precedence. */
        private boolean refuseToReplaceOthers(RosterPlan plan) {
            if (options.feed() == null) {
                return false;
            }
            return entries.keySet().removeIf(row -> {
                var others = plan.replaced(row).stream()
                        .filter(old -> !earlierEntries.contains(old))
                        .findFirst();
                others.ifPresent(old -> refused.put(
                        row, "the roster has a " + old.kind() + " at this start that did not come from this feed"));
                return others.isPresent();
            });
        }

        /**
         * Empty for a feed: that one of its rows overlaps a shift from another source does not make its other rows
         * doubtful.
         */
        private Set<String> refusedIn(RosterPlan plan) {
            if (options.feed() != null) {
                return Set.of();
            }
            return entries.entrySet().stream()
                    .filter(row -> plan.refusal(row.getKey()).isPresent())
                    .map(row -> row.getValue().employeeId())
                    .collect(Collectors.toSet());
        }

        RosterRowAnswer answer(RosterRow row, RosterPlan plan, Written written) {
            String reason = refused.get(row.number());
            if (reason != null) {
                return RosterRowAnswer.unreadable(row, reason);
            }
            RosterEntry entry = entries.get(row.number());
            return entry == null
                    ? RosterRowAnswer.cancelled(row, removedByRow.getOrDefault(row.number(), List.of()), written)
                    : RosterRowAnswer.of(row, entry, plan, written);
        }
    }
}
