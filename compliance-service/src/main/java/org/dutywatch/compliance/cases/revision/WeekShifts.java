package org.dutywatch.compliance.cases.revision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.Database;

/** Finds the shifts that a finding about a week rests on. */
@ApplicationScoped
public class WeekShifts {
    private static final String OF_WEEK = """
            select distinct other.shift_start
              from week_share one join week_share other using (employee_id, week_start)
             where one.employee_id = :employeeId and one.shift_start = :start
             order by other.shift_start
            """;

    private final Database database;

    WeekShifts(Database database) {
        this.database = database;
    }

    /** The shifts of the week of this one that add to a limit per week, the first one first. */
    public List<ShiftKey> ofWeek(ShiftKey shift) {
        return database.withHandle(handle -> handle.createQuery(OF_WEEK)
                .bindMethods(shift)
                .mapTo(Instant.class)
                .map(start -> new ShiftKey(shift.employeeId(), start))
                .list());
    }
}
