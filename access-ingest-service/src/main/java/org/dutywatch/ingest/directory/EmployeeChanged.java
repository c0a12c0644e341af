package org.dutywatch.ingest.directory;

import java.util.List;
import java.util.Objects;

/**
 * The fields of {@code compliance.employee-changed.v1} that this service reads.
 *
 * @param version increases with every change of the employee
 * @param usernames as entered, with aliases
 */
public record EmployeeChanged(String employeeId, long version, boolean active, List<String> usernames) {
    public EmployeeChanged {
        Objects.requireNonNull(employeeId, "employee_id is missing");
        usernames = List.copyOf(Objects.requireNonNull(usernames, "usernames is missing"));
    }
}
