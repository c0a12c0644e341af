package org.dutywatch.compliance.employees.domain;

import java.time.Instant;

/**
 * What is said of an employee to hold from a moment on.
 *
 * @param saysRank false where nothing is said of the rank: it stays as it is
 */
public record EmployeeChange(EmployeeFacts facts, Instant from, boolean saysRank) {
    public String employeeId() {
        return facts.employeeId();
    }
}
