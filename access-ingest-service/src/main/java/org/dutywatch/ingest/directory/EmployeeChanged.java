package org.dutywatch.ingest.directory;

import java.util.List;
import java.util.Objects;

/**
 * What we read of {@code compliance.employee-changed.v1}.
 *
 * @param version grows with every change of the employee
 * @param usernames as given, aliases included
 */
public record EmployeeChanged(String employeeId, long version, boolean active, List<String> usernames) {
    public EmployeeChanged {
        Objects.requireNonNull(employeeId, "employee_id is missing");
        usernames = List.copyOf(Objects.requireNonNull(usernames, "usernames is missing"));
    }
}
