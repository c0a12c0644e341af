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

/** Takes the rows of a roster that can be taken, whatever they came in. */
@ApplicationScoped
public class TakeRoster {
    /** A shift is clocked at most this far off its plan. */
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

    @Transactional(TxType.MANDATORY)
    public RosterImportAnswer take(List<RosterRow> rows, RosterOrder order) {
        var known = ledger.lock(employees(rows, order));
        var taking = new Taking(order, brought(order), overruled(order));
        for (RosterRow row : rows) {
            taking.read(row, known);
        }
        List<RosterEntry> current = current(taking, order);
        var plan = taking.plan(current, clocked(current));
        var change = Change.ofPlan(plan.superseded(), plan.added());
        Written written = order.dryRun()
                ? changes.foresee(change, order.reason())
                : changes.write(change, order.reason(), taking.provenance());
        var answers =
                rows.stream().map(row -> taking.answer(row, plan, written)).toList();
        var removed = plan.removed().stream()
                .filter(entry -> written.holds(entry.employeeId()))
                .toList();
        return new RosterImportAnswer(
                order.dryRun(),
                order.mode(),
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

    /** A snapshot of people concerns everybody: null. */
    private @Nullable Set<String> employees(List<RosterRow> rows, RosterOrder order) {
        if (order.window() != null && order.feed() == null) {
            return null;
        }
        Set<String> named = new HashSet<>();
        rows.stream().map(RosterRow::employeeId).filter(Objects::nonNull).forEach(named::add);
        rows.stream()
                .map(RosterRow::entry)
                .filter(Objects::nonNull)
                .forEach(entry -> named.addAll(NamedPeople.of(entry)));
        brought(order).forEach(one -> named.add(one.entry().employeeId()));
        return named;
    }

    private List<BroughtEntries.Brought> brought(RosterOrder order) {
        var feed = order.feed();
        if (feed != null) {
            return broughtEntries.of(feed.origin());
        }
        return order.told().isEmpty()
                ? List.of()
                : broughtEntries.ofEvents(
                        order.told().stream().map(RosterOrder.Told::uid).collect(Collectors.toSet()));
    }

    private Set<RosterEntry> overruled(RosterOrder order) {
        var feed = order.feed();
        return feed == null ? Set.of() : broughtEntries.overruled(feed);
    }

    private List<RosterEntry> current(Taking taking, RosterOrder order) {
        Interval window = order.window();
        List<Interval> all = Stream.concat(
                        taking.entries.values().stream().map(RosterEntry::span),
                        Stream.concat(taking.cancelled.values().stream(), taking.own.stream())
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
        // What was clocked may reach beyond the plan, and so into the roster's time.
        from = from.minus(CLOCK_REACH);
        to = to.plus(CLOCK_REACH);
        Set<String> employeeIds = window != null && order.feed() == null ? null : taking.employees();
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

    /** One roster on its way in. */
    private static final class Taking {
        private final RosterOrder order;
        private final List<BroughtEntries.Brought> brought;
        private final Set<RosterEntry> own;
        private final Map<Integer, String> refused = new HashMap<>();
        private final Map<Integer, RosterEntry> entries = new TreeMap<>();
        private final Map<Integer, RosterEntry> cancelled = new TreeMap<>();
        private final Map<Integer, RosterRow.Event> cancelledEvents = new TreeMap<>();
        private final Map<Integer, List<RosterEntry>> gone = new HashMap<>();
        private final Map<RosterEntry, String> uids = new HashMap<>();
        private final Set<String> unclear = new HashSet<>();
        private final Set<RosterEntry> overruled;

        Taking(RosterOrder order, List<BroughtEntries.Brought> brought, Set<RosterEntry> overruled) {
            this.order = order;
            this.brought = brought;
            this.overruled = overruled;
            this.own = brought.stream()
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
                unclear.add(row.employeeId());
            }
        }

        Set<String> employees() {
            return Stream.of(entries.values(), cancelled.values(), own)
                    .flatMap(Collection::stream)
                    .map(RosterEntry::employeeId)
                    .collect(Collectors.toSet());
        }

        Provenance provenance() {
            var feed = order.feed();
            return feed == null ? new Provenance(null, null, uids) : new Provenance(feed.author(), feed.origin(), uids);
        }

        /**
         * Nothing is removed of an employee of whom a row is refused; as that can refuse another row, the plan is made
         * until nothing changes.
         */
        RosterPlan plan(List<RosterEntry> current, ClockedShifts clocked) {
            findCancelled(current);
            Set<String> kept = new HashSet<>(unclear);
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
                    .forEach(one ->
                            gone.computeIfAbsent(row, any -> new ArrayList<>()).add(one)));
            cancelledEvents.forEach((row, event) -> brought.stream()
                    .filter(one -> event.uid().equals(one.uid()))
                    .map(BroughtEntries.Brought::entry)
                    .filter(one -> event.recurrenceId() == null
                            || event.recurrenceId().equals(one.span().start()))
                    .filter(current::contains)
                    .filter(one -> !gone.getOrDefault(row, List.of()).contains(one))
                    .forEach(one ->
                            gone.computeIfAbsent(row, any -> new ArrayList<>()).add(one)));
        }

        private List<RosterEntry> removed(List<RosterEntry> current, Set<String> kept) {
            Set<RosterEntry> cancelledOnes =
                    gone.values().stream().flatMap(List::stream).collect(Collectors.toSet());
            List<RosterEntry> mayGo = current.stream()
                    .filter(entry -> !kept.contains(entry.employeeId()))
                    .filter(this::isTold)
                    .toList();
            Set<RosterEntry> removed = new LinkedHashSet<>(RosterPlan.lacking(mayGo, entries.values()));
            current.stream().filter(cancelledOnes::contains).forEach(removed::add);
            return List.copyOf(removed);
        }

        /** Whether the roster would hold the entry if it were still so. */
        private boolean isTold(RosterEntry entry) {
            Interval window = order.window();
            if (window != null) {
                return window.holds(entry.span().start()) && (order.feed() == null || own.contains(entry));
            }
            return brought.stream()
                    .filter(one -> one.entry().equals(entry) && one.uid() != null)
                    .anyMatch(one -> order.told().stream()
                            .anyMatch(event -> event.covers(
                                    String.valueOf(one.uid()), entry.span().start())));
        }

        /** What people recorded goes before what a feed brings. */
        private boolean refuseToReplaceOthers(RosterPlan plan) {
            if (order.feed() == null) {
                return false;
            }
            return entries.keySet().removeIf(row -> {
                var others = plan.replaced(row).stream()
                        .filter(old -> !own.contains(old))
                        .findFirst();
                others.ifPresent(old -> refused.put(
                        row, "the roster has a " + old.kind() + " at this start that did not come from this feed"));
                return others.isPresent();
            });
        }

        /** A feed knows its own shifts, so one that meets a shift of others says nothing against its other news. */
        private Set<String> refusedIn(RosterPlan plan) {
            if (order.feed() != null) {
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
                    ? RosterRowAnswer.cancelled(row, gone.getOrDefault(row.number(), List.of()), written)
                    : RosterRowAnswer.of(row, entry, plan, written);
        }
    }
}
