package org.dutywatch.compliance.roster.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Optional;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.roster.RosterImportAnswer;
import org.dutywatch.compliance.roster.RosterOrder;
import org.dutywatch.compliance.roster.TakeRoster;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Imports a calendar into the roster: applies the events that are valid and refuses the others in the answer. */
@ApplicationScoped
public class ImportCalendar {
    private final TakeRoster importRosterRows;
    private final Employees employees;
    private final AuditTrail audit;

    ImportCalendar(TakeRoster importRosterRows, Employees employees, AuditTrail audit) {
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
     * @param order how to import; its window is null for a delta
     * @throws ProblemException INVALID_REQUEST if the file is no iCalendar
     */
    @Transactional
    public RosterImportAnswer importFile(
            byte[] file, @Nullable ZoneId zone, @Nullable Interval deltaWindow, RosterOrder order) {
        Interval window = order.window() == null ? deltaWindow : order.window();
        CalendarRoster calendar = ReadCalendar.read(file, zone, window, this::employeeByMail);
        RosterImportAnswer answer = importRosterRows
                .take(
                        calendar.rows(),
                        new RosterOrder(order.window(), calendar.told(), null, order.dryRun(), order.reason()))
                .leavingOut(calendar.outside());
        if (!answer.dryRun()) {
            audit.record(
                    "import_roster",
                    null,
                    "calendar: " + answer.counts().words() + ", "
                            + answer.removed().size() + " removed");
        }
        return answer;
    }

    /** The id of the active employee with this mail address; empty if there is none. */
    public Optional<String> employeeByMail(String mail) {
        return employees.byEmail(mail).map(employee -> employee.employeeId);
    }
}
