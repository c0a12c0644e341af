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

/** Takes the events of a calendar that can be taken. */
@ApplicationScoped
public class ImportCalendar {
    private final TakeRoster takeRoster;
    private final Employees employees;
    private final AuditTrail audit;

    ImportCalendar(TakeRoster takeRoster, Employees employees, AuditTrail audit) {
        this.takeRoster = takeRoster;
        this.employees = employees;
        this.audit = audit;
    }

    /**
     * Takes a file that somebody sends.
     *
     * @param zone of times without one; null where none was declared
     * @param part which part of a delta to take; null means everything. A snapshot is taken in its window
     * @throws ProblemException INVALID_REQUEST where the file is no iCalendar
     */
    @Transactional
    public RosterImportAnswer importFile(
            byte[] file, @Nullable ZoneId zone, @Nullable Interval part, RosterOrder order) {
        Interval window = order.window() == null ? part : order.window();
        CalendarRoster calendar = ReadCalendar.read(file, zone, window, this::employeeByMail);
        RosterImportAnswer answer = takeRoster
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

    /** The employee whom a mail address names. */
    public Optional<String> employeeByMail(String mail) {
        return employees.byEmail(mail).map(employee -> employee.employeeId);
    }
}
