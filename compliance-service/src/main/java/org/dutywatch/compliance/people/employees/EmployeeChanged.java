package org.dutywatch.compliance.people.employees;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event on {@value #TOPIC}: all that other services need to know about an employee.
 *
 * @param version increases with every change of this employee
 * @param active false once the employment has ended
 * @param usernames the user name and its aliases, as given
 * @param email in lower case
 * @param supervisorId the regular supervisor; null at the top of the chain of command
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EmployeeChanged(
        String employeeId,
        long version,
        boolean active,
        List<String> usernames,
        String name,
        String email,
        String unit,
        @Nullable String supervisorId) {
    static final String TOPIC = "compliance.employee-changed.v1";

    static EmployeeChanged of(Employee employee) {
        return new EmployeeChanged(
                employee.employeeId,
                employee.version,
                employee.active,
                Stream.concat(Stream.of(employee.username), employee.aliases.stream())
                        .toList(),
                employee.name,
                employee.email,
                employee.unit,
                employee.supervisorId);
    }
}
