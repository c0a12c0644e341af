package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.imports.Counts;
import org.dutywatch.compliance.imports.CsvFile;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.roster.domain.RosterPlan;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a roster file that can be taken. */
@ApplicationScoped
public class ImportRoster {
    private final RosterLedger ledger;
    private final RosterChanges changes;
    private final AuditTrail audit;
    private final Clock clock;

    ImportRoster(RosterLedger ledger, RosterChanges changes, AuditTrail audit, Clock clock) {
        this.ledger = ledger;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How to take the file.
     *
     * @param window where a snapshot is complete: what starts in it and is not in the file is removed; null for a delta
     * @param dryRun answers what would happen and changes nothing
     * @param reason why the roster changes, as the ledger keeps it; null where nobody said why
     */
    public record Order(@Nullable Interval window, boolean dryRun, @Nullable String reason) {}

    @Transactional
    public RosterImportAnswer importFile(byte[] file, Order order) {
        List<CsvRow> rows = CsvFile.read(file, RosterColumns.ALL);
        Map<Integer, String> unreadable = new HashMap<>();
        Map<Integer, RosterEntry> entries = new TreeMap<>();
        for (CsvRow row : rows) {
            try {
                entries.put(row.number(), inWindow(RosterColumns.read(row), order.window()));
            } catch (RowRefused e) {
                unreadable.put(row.number(), e.reason());
            }
        }
        refuseUnknownPeople(entries, unreadable, order);
        RosterPlan plan = plan(entries, namedIn(rows, unreadable.keySet()), order);
        Written written = order.dryRun()
                ? changes.foresee(plan.superseded(), plan.added(), order.reason())
                : changes.write(plan.superseded(), plan.added(), order.reason());
        List<RosterRowAnswer> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            RosterEntry entry = entries.get(row.number());
            answers.add(
                    entry == null
                            ? RosterRowAnswer.unreadable(
                                    row.number(),
                                    employeeOf(row).orElse(null),
                                    unreadable.getOrDefault(row.number(), ""))
                            : RosterRowAnswer.of(row.number(), entry, plan, written));
        }
        var counts = Counts.of(answers);
        var removed = plan.removed().stream()
                .filter(entry -> written.holds(entry.employeeId()))
                .toList();
        if (!order.dryRun()) {
            audit.record("import_roster", null, counts.words() + ", " + removed.size() + " removed");
        }
        ImportMode mode = order.window() == null ? ImportMode.DELTA : ImportMode.SNAPSHOT;
        return new RosterImportAnswer(order.dryRun(), mode, answers, EntryView.of(removed), kept(plan, written), counts);
    }

    private static List<RosterImportAnswer.Kept> kept(RosterPlan plan, Written written) {
        return plan.removed().stream()
                .filter(entry -> !written.holds(entry.employeeId()))
                .map(entry -> new RosterImportAnswer.Kept(
                        EntryView.of(entry), written.correction(entry.employeeId()).orElse(null)))
                .toList();
    }

    private static RosterEntry inWindow(RosterEntry entry, @Nullable Interval window) throws RowRefused {
        if (window != null && !window.holds(entry.span().start())) {
            throw new RowRefused("start " + entry.span().start() + " is outside the window of the snapshot");
        }
        return entry;
    }

    private void refuseUnknownPeople(Map<Integer, RosterEntry> entries, Map<Integer, String> unreadable, Order order) {
        Set<String> named = entries.values().stream()
                .flatMap(entry -> NamedPeople.of(entry).stream())
                .collect(Collectors.toSet());
        Set<String> known = ledger.lock(order.window() == null ? named : null);
        entries.entrySet().removeIf(row -> {
            Optional<String> refusal = NamedPeople.refusal(row.getValue(), known);
            refusal.ifPresent(reason -> unreadable.put(row.getKey(), reason));
            return refusal.isPresent();
        });
    }

    /**
     * A snapshot removes nothing of an employee of whom a row is refused; as that can refuse another row, the plan is
     * made until nothing changes.
     *
     * @param unclear employees of whom a row cannot be read
     */
    private RosterPlan plan(Map<Integer, RosterEntry> entries, Set<String> unclear, Order order) {
        List<RosterEntry> current = current(entries.values(), order.window());
        Set<String> kept = new HashSet<>(unclear);
        RosterPlan plan;
        do {
            List<RosterEntry> removable = removable(current, kept, order.window());
            plan = RosterPlan.of(current, RosterPlan.lacking(removable, entries.values()), entries);
        } while (kept.addAll(refused(plan, entries)));
        return plan;
    }

    private static List<RosterEntry> removable(List<RosterEntry> current, Set<String> kept, @Nullable Interval window) {
        return current.stream()
                .filter(entry -> window != null && window.holds(entry.span().start()))
                .filter(entry -> !kept.contains(entry.employeeId()))
                .toList();
    }

    private static Set<String> refused(RosterPlan plan, Map<Integer, RosterEntry> entries) {
        return entries.entrySet().stream()
                .filter(row -> plan.refusal(row.getKey()).isPresent())
                .map(row -> row.getValue().employeeId())
                .collect(Collectors.toSet());
    }

    private List<RosterEntry> current(Collection<RosterEntry> entries, @Nullable Interval window) {
        Stream<Interval> spans = entries.stream().map(RosterEntry::span);
        List<Interval> all = (window == null ? spans : Stream.concat(spans, Stream.of(window))).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Instant from = all.stream().map(Interval::start).min(Instant::compareTo).orElseThrow();
        Instant to = all.stream().map(Interval::end).max(Instant::compareTo).orElseThrow();
        Set<String> employeeIds =
                window == null ? entries.stream().map(RosterEntry::employeeId).collect(Collectors.toSet()) : null;
        return ledger.known(employeeIds, from, to, clock.instant());
    }

    private static Set<String> namedIn(List<CsvRow> rows, Set<Integer> numbers) {
        return rows.stream()
                .filter(row -> numbers.contains(row.number()))
                .flatMap(row -> employeeOf(row).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> employeeOf(CsvRow row) {
        try {
            return row.optional("employee_id");
        } catch (RowRefused e) {
            return Optional.empty();
        }
    }
}
