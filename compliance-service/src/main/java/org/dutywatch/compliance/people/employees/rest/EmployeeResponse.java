package org.dutywatch.compliance.people.employees.rest;

import java.util.List;
import org.dutywatch.compliance.people.employees.Employee;
import org.jspecify.annotations.Nullable;

/**
 * An employee with the facts that hold now. It does not contain the pseudonym, because next to the name the pseudonym
 * would hide nobody.
 *
 * @param supervisorId null at the top of the chain of command
 * @param rank empty if none is known
 * @param version increases with every change of this employee
 */
public record EmployeeResponse(
        String employeeId,
        boolean active,
        String username,
        List<String> aliases,
        String name,
        String email,
        @Nullable String supervisorId,
        String unit,
        String rank,
        long version) {
    static EmployeeResponse of(Employee employee) {
        return new EmployeeResponse(
                employee.employeeId,
                employee.active,
                employee.username,
                employee.aliases,
                employee.name,
                employee.email,
                employee.supervisorId,
                employee.unit,
                employee.rank,
                employee.version);
    }
}
