package org.dutywatch.compliance.employees;

import java.time.Instant;
import org.dutywatch.compliance.employees.domain.EmployeeHistory;

/**
 * An employee in a stretch of time.
 *
 * @param to excluded
 */
public record ChainSpan(String employeeId, Instant from, Instant to) {
    public static ChainSpan always(String employeeId) {
        return new ChainSpan(employeeId, EmployeeHistory.BEGINNING, EmployeeHistory.END);
    }

    public boolean holds(String other, Instant moment) {
        return employeeId.equals(other) && !moment.isBefore(from) && moment.isBefore(to);
    }
}
