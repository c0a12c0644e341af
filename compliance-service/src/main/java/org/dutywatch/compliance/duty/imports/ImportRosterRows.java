package org.dutywatch.compliance.duty.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.duty.changes.WriteRosterChanges;
import org.dutywatch.compliance.duty.roster.ClockLedger;
import org.dutywatch.compliance.duty.roster.EmployeeReferences;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.duty.roster.RosterLedger;
import org.dutywatch.compliance.imports.RowCounts;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/** Imports the rows of a roster, whatever format they came in. A refused row does not stop the others. */
@ApplicationScoped
public class ImportRosterRows {
    private final RosterLedger rosterLedger;
    private final ClockLedger clockLedger;
    private final ImportedEntries importedEntries;
    private final WriteRosterChanges writeRosterChanges;
    private final Clock clock;

    ImportRosterRows(
            RosterLedger rosterLedger,
            ClockLedger clockLedger,
            ImportedEntries importedEntries,
            WriteRosterChanges writeRosterChanges,
            Clock clock) {
        this.rosterLedger = rosterLedger;
        this.clockLedger = clockLedger;
        this.importedEntries = importedEntries;
        this.writeRosterChanges = writeRosterChanges;
        this.clock = clock;
    }

    /**
     * Locks the employees, decides on every row, and writes the accepted changes; a dry run writes nothing.
     *
     * @return the response with a result for each row
     */
    @Transactional(TxType.MANDATORY)
    public RosterImportResponse importRows(List<RosterRow> rows, RosterImportOptions options) {
        var existing = rosterLedger.lockEmployees(employees(rows, options));
        var context = new ImportContext(options, earlierImports(options), overruled(options));
        for (RosterRow row : rows) {
            context.read(row, existing);
        }
        List<RosterEntry> current = current(context, options);
        var plan = context.plan(current, clockLedger.timesAsOf(current, clock.instant()));
        var change = RosterChangeSet.ofEntries(plan.superseded(), plan.added());
        ChangeResult changeResult = options.dryRun()
                ? writeRosterChanges.preview(change, options.reason())
                : writeRosterChanges.write(change, options.reason(), context.provenance());
        var responses = rows.stream()
                .map(row -> context.response(row, plan, changeResult))
                .toList();
        var removed = plan.removed().stream()
                .filter(entry -> changeResult.isAllowed(entry.employeeId()))
                .toList();
        return new RosterImportResponse(
                options.dryRun(),
                options.mode(),
                responses,
                RosterEntryView.of(removed),
                notRemoved(plan, changeResult),
                RowCounts.of(responses),
                null);
    }

    /** The entries that stay because an alert was raised about an affected shift of the employee. */
    private static List<RosterImportResponse.KeptEntry> notRemoved(RosterPlan plan, ChangeResult changeResult) {
        return plan.removed().stream()
                .filter(entry -> !changeResult.isAllowed(entry.employeeId()))
                .map(entry -> new RosterImportResponse.KeptEntry(
                        RosterEntryView.of(entry),
                        changeResult.correction(entry.employeeId()).orElse(null)))
                .toList();
    }

    /**
     * The employees whom the import can affect; null for a snapshot that a person loads, which can affect everybody.
     */
    private @Nullable Set<String> employees(List<RosterRow> rows, RosterImportOptions options) {
        if (options.window() != null && options.feed() == null) {
            return null;
        }
        Set<String> named = new HashSet<>();
        rows.stream().map(RosterRow::employeeId).filter(Objects::nonNull).forEach(named::add);
        rows.stream()
                .map(RosterRow::entry)
                .filter(Objects::nonNull)
                .forEach(entry -> named.addAll(EmployeeReferences.idsIn(entry)));
        earlierImports(options).forEach(imported -> named.add(imported.entry().employeeId()));
        return named;
    }

    /** The current entries that were imported from the same feed or calendar events before. */
    private List<ImportedEntries.ImportedEntry> earlierImports(RosterImportOptions options) {
        var feed = options.feed();
        if (feed != null) {
            return importedEntries.ofFeed(feed.origin());
        }
        return options.coveredEvents().isEmpty()
                ? List.of()
                : importedEntries.ofEvents(options.coveredEvents().stream()
                        .map(RosterImportOptions.CoveredEvent::uid)
                        .collect(Collectors.toSet()));
    }

    /** The entries of the feed that somebody else removed or replaced. */
    private Set<RosterEntry> overruled(RosterImportOptions options) {
        var feed = options.feed();
        return feed == null ? Set.of() : importedEntries.overruled(feed);
    }

    /** The current entries that the import can replace or remove, or that its rows can overlap. */
    private List<RosterEntry> current(ImportContext context, RosterImportOptions options) {
        Interval window = options.window();
        List<Interval> all = context.plannedTimes().collect(Collectors.toCollection(ArrayList::new));
        if (window != null) {
            all.add(window);
        }
        if (all.isEmpty()) {
            return List.of();
        }
        Instant from = all.stream().map(Interval::start).min(Instant::compareTo).orElseThrow();
        Instant to = all.stream().map(Interval::end).max(Instant::compareTo).orElseThrow();
        // A shift outside this time can have clock times inside it.
        from = from.minus(ClockTimes.MAX_DISTANCE_FROM_PLAN);
        to = to.plus(ClockTimes.MAX_DISTANCE_FROM_PLAN);
        Set<String> employeeIds = window != null && options.feed() == null ? null : context.employees();
        return rosterLedger.entriesAsOf(employeeIds, from, to, clock.instant());
    }
}
