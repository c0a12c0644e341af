package org.dutywatch.compliance.duty.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.duty.changes.WriteRosterChanges;
import org.dutywatch.compliance.duty.roster.EmployeeReferences;
import org.dutywatch.compliance.duty.roster.ImportedEntry;
import org.dutywatch.compliance.duty.roster.Roster;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.imports.RowCounts;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.compliance.model.time.Interval;

/** Imports the rows of a roster, whatever format they came in. A refused row does not stop the others. */
@ApplicationScoped
public class ImportRosterRows {
    private final RosterBook rosterBook;
    private final WriteRosterChanges writeRosterChanges;

    ImportRosterRows(RosterBook rosterBook, WriteRosterChanges writeRosterChanges) {
        this.rosterBook = rosterBook;
        this.writeRosterChanges = writeRosterChanges;
    }

    /**
     * Locks the employees, decides on every row, and writes the accepted changes; a dry run writes nothing.
     *
     * @return the response with a result for each row
     */
    @Transactional(TxType.MANDATORY)
    public RosterImportResponse importRows(List<RosterRow> rows, RosterImportOptions options) {
        var existing = rosterBook.lock(employees(rows, options));
        var context = new ImportContext(options, earlierImports(rows, options), overruled(options));
        for (RosterRow row : rows) {
            context.read(row, existing);
        }
        List<Interval> times = new ArrayList<>(context.plannedTimes());
        if (options.window() != null) {
            times.add(options.window());
        }
        var plan = context.plan(Interval.hull(times)
                .map(time -> rosterBook.current(existing, time))
                .orElse(new Roster(Map.of(), ClockedShifts.NONE)));
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
                RowCounts.of(responses, rows.size()),
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

    /** The employees whom the import can affect, and the supervisors whom it names. */
    private Set<String> employees(List<RosterRow> rows, RosterImportOptions options) {
        Set<String> named = employeesNamedIn(rows);
        earlierImports(rows, options)
                .forEach(imported -> named.add(imported.entry().employeeId()));
        if (options.window() != null && options.feed() == null) {
            named.addAll(rosterBook.employeesStartingIn(options.window()));
        }
        return named;
    }

    /** The employees and supervisors whom the rows name, known or not. */
    public static Set<String> employeesNamedIn(List<RosterRow> rows) {
        Set<String> named = new HashSet<>();
        for (RosterRow row : rows) {
            if (row.employeeId() != null) {
                named.add(row.employeeId());
            }
            if (row.entry() != null) {
                named.addAll(EmployeeReferences.idsIn(row.entry()));
            }
        }
        return named;
    }

    /** The current entries that were imported from the same feed or calendar events before. */
    private List<ImportedEntry> earlierImports(List<RosterRow> rows, RosterImportOptions options) {
        var feed = options.feed();
        if (feed != null) {
            return rosterBook.importedByFeed(feed.origin());
        }
        Set<String> uids = Stream.concat(
                        options.coveredEvents().stream().map(RosterImportOptions.CoveredEvent::uid),
                        rows.stream()
                                .flatMap(row -> Stream.ofNullable(row.event()))
                                .map(RosterRow.EventReference::uid))
                .collect(Collectors.toSet());
        return uids.isEmpty() ? List.of() : rosterBook.importedFromEvents(uids);
    }

    /** The entries of the feed that somebody else removed or replaced. */
    private Set<RosterEntry> overruled(RosterImportOptions options) {
        var feed = options.feed();
        return feed == null ? Set.of() : rosterBook.overruled(feed.origin(), feed.author());
    }
}
