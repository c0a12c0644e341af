package org.dutywatch.compliance.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dutywatch.eventkit.sql.Database;

/**
 * Changes of employees that are recorded for a later time. A test records one for {@link #tomorrow} and lets it become
 * due when it has seen that the change does not hold yet: no test waits for a time to pass, and none is too slow for it.
 */
public final class ChangesAhead {
    private static final String END_THE_PRESENT = """
            update employee_version v set valid_to = now() from employee e
             where e.employee_id = :id and v.employee_id = :id and v.valid_to = e.next_change_at
               and v.superseded_at is null
            """;
    private static final String BEGIN_THE_NEXT = """
            update employee_version v set valid_from = now() from employee e
             where e.employee_id = :id and v.employee_id = :id and v.valid_from = e.next_change_at
               and v.superseded_at is null
            """;
    private static final String DUE = "update employee set next_change_at = now() where employee_id = :id";

    private ChangesAhead() {}

    public static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
    }

    /** The next change of the employee holds from now on. */
    public static void becomesDue(Database database, String employeeId) {
        database.useHandle(handle -> {
            for (String update : new String[] {END_THE_PRESENT, BEGIN_THE_NEXT, DUE}) {
                handle.createUpdate(update).bind("id", employeeId).execute();
            }
        });
    }
}
