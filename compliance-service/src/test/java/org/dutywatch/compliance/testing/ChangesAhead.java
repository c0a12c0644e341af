package org.dutywatch.compliance.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dutywatch.testing.OwnerDatabase;

/**
 * Changes of employees that are recorded for a later time. A test records one for {@link #tomorrow} and lets it become
 * due when it has seen that the change does not hold yet: no test waits for a time to pass, and none is too slow for it.
 */
public final class ChangesAhead {
    private ChangesAhead() {}

    public static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
    }

    /** The next change of the employee holds from now on. The owner writes it: the service cannot move it. */
    public static void becomesDue(String employeeId) {
        String next = " from employee e where e.employee_id = '" + employeeId
                + "' and v.employee_id = e.employee_id and v.superseded_at is null and ";
        OwnerDatabase.execute(
                "update employee_version v set valid_to = now()" + next + "v.valid_to = e.next_change_at",
                "update employee_version v set valid_from = now()" + next + "v.valid_from = e.next_change_at",
                "update employee set next_change_at = now() where employee_id = '" + employeeId + "'");
    }
}
