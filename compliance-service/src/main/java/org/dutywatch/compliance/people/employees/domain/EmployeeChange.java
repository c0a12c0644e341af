package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;

/**
 * A change of an employee.
 *
 * @param facts the facts that hold from then on
 * @param from the time from which they hold, inclusive
 * @param includesRank whether the rank is part of the change; if false, the rank stays as it is
 */
public record EmployeeChange(EmployeeFacts facts, Instant from, boolean includesRank) {
    public String employeeId() {
        return facts.employeeId();
    }
}
