package org.dutywatch.compliance.employees;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a department tells about one person.
 *
 * @param aliases further names under which the person appears in logs
 * @param email in lower case
 */
record EmployeeRow(
        String employeeId,
        boolean active,
        String username,
        List<String> aliases,
        String name,
        String email,
        @Nullable String supervisorId,
        String unit) {}
