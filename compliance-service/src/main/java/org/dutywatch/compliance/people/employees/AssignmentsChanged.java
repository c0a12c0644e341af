package org.dutywatch.compliance.people.employees;

import java.util.List;
import org.dutywatch.compliance.model.duty.AffectedInterval;

/**
 * CDI event, fired inside the transaction that changes employees: in these intervals they belong to another unit or
 * have another rank, so that other limits may apply to the shifts that start in them.
 */
public record AssignmentsChanged(List<AffectedInterval> intervals) {
    public AssignmentsChanged {
        intervals = List.copyOf(intervals);
    }
}
