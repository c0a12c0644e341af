package org.dutywatch.compliance.duty.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Optional;
import org.dutywatch.compliance.duty.imports.ImportRosterRows;
import org.dutywatch.compliance.duty.imports.RosterImportOptions;
import org.dutywatch.compliance.duty.imports.RosterImportResponse;
import org.dutywatch.compliance.imports.RefusedRows;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Imports a calendar into the roster: applies the events that are valid and refuses the others in the answer. */
@ApplicationScoped
public class ImportCalendar {
    private final ImportRosterRows importRosterRows;
    private final Employees employees;
    private final AuditTrail audit;

    ImportCalendar(ImportRosterRows importRosterRows, Employees employees, AuditTrail audit) {
        this.importRosterRows = importRosterRows;
        this.employees = employees;
        this.audit = audit;
    }

    /**
     * Imports a file that a person uploaded.
     *
     * @param zone the zone of times without a zone; null refuses such times
     * @param deltaWindow the part of a delta to import: occurrences that start outside it are left out; null means
     *     everything. A snapshot uses its own window instead
     * @param options how to import; its window is null for a delta
     * @throws ProblemException INVALID_REQUEST if the file is no iCalendar
     */
    @Transactional
    public RosterImportResponse importFile(
            byte[] file, @Nullable ZoneId zone, @Nullable Interval deltaWindow, RosterImportOptions options) {
        Interval window = options.window() == null ? deltaWindow : options.window();
        CalendarRoster calendar = ReadCalendar.read(file, zone, window, this::employeeByMail);
        RosterImportResponse response = importRosterRows
                .importRows(
                        calendar.rows(),
                        new RosterImportOptions(
                                options.window(), calendar.coveredEvents(), null, options.dryRun(), options.reason()))
                .withOutside(calendar.outside());
        if (!response.dryRun()) {
            RefusedRows.record(audit, "import_roster", response.rows());
            audit.record(
                    "import_roster",
                    null,
                    "calendar: " + response.counts().description() + ", "
                            + response.removed().size() + " removed");
        }
        return response;
    }

    /** The id of the active employee with this mail address; empty if there is none. */
    public Optional<String> employeeByMail(String mail) {
        return employees.byEmail(mail).map(employee -> employee.employeeId);
    }
}
