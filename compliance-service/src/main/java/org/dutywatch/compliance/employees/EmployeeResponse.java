package org.dutywatch.compliance.employees;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An employee as REST shows one; the pseudonym is not shown, because it would undo itself. */
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
