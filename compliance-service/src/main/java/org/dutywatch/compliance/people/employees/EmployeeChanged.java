package org.dutywatch.compliance.people.employees;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.eventkit.rest.Login;
import org.jspecify.annotations.Nullable;

/**
 * The event on {@value #TOPIC}: all that other services need to know about an employee.
 *
 * @param version increases with every change of this employee
 * @param active false once the employment has ended
 * @param usernames the user name and its aliases now, as given
 * @param heldNames the user names and aliases of all times, as recorded now
 * @param email in lower case
 * @param supervisorId the regular supervisor; null at the top of the chain of command
 * @param logins the accounts at identity providers that belong to the employee
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EmployeeChanged(
        String employeeId,
        long version,
        boolean active,
        List<String> usernames,
        List<HeldName> heldNames,
        String name,
        String email,
        String unit,
        @Nullable String supervisorId,
        List<Login> logins) {
    static final String TOPIC = "compliance.employee-changed.v1";

    /**
     * A user name or an alias with its time.
     *
     * @param from inclusive; null if nothing is known of the time before
     * @param to exclusive; null if it is not known to end
     */
    record HeldName(
            String username,
            @Nullable Instant from,
            @Nullable Instant to) {
        static HeldName of(EmployeeHistory.HeldName held) {
            return new HeldName(
                    held.username(),
                    held.from().equals(EmployeeHistory.BEGINNING) ? null : held.from(),
                    held.to().equals(EmployeeHistory.END) ? null : held.to());
        }
    }

    static EmployeeChanged of(Employee employee, EmployeeHistory history, List<Login> logins) {
        return new EmployeeChanged(
                employee.employeeId,
                employee.version,
                employee.active,
                Stream.concat(Stream.of(employee.username), employee.aliases.stream())
                        .toList(),
                history.heldNames().stream().map(HeldName::of).toList(),
                employee.name,
                employee.email,
                employee.unit,
                employee.supervisorId,
                logins);
    }
}
