package org.dutywatch.compliance.people.employees;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.employees.domain.DirectoryPlan;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.domain.SupervisorPlan;
import org.dutywatch.compliance.people.employees.held.SecondPersonRule.Sensitive;

/**
 * What a set of changes would do. A lock keeps others from changing employees until the transaction ends.
 *
 * @param rows the changes, by row number, with those that give employees the supervisor for whom they wait
 * @param plan which changes are possible
 * @param supervisors the supervisors who are awaited no longer, or from now on
 * @param held the changes on which a second person decides, by row number; the plan refuses them
 * @param stored the current histories, by employee id
 * @param now when the decision was made
 */
public record PlannedChanges(
        Map<Integer, EmployeeChange> rows,
        DirectoryPlan plan,
        SupervisorPlan supervisors,
        Map<Integer, Sensitive> held,
        Map<String, EmployeeHistory> stored,
        Instant now) {
    PlannedChanges refusing(Map<Integer, String> refused) {
        return new PlannedChanges(rows, plan.refusing(refused), supervisors, held, stored, now);
    }

    /** The intervals in which an employee who is known already gets another unit or rank. */
    List<AffectedInterval> affected() {
        List<AffectedInterval> affected = new ArrayList<>();
        plan.changedHistories().forEach((employeeId, after) -> {
            EmployeeHistory before = stored.get(employeeId);
            if (before != null) {
                after.periodsWithOtherUnitOrRank(before)
                        .forEach(period -> affected.add(new AffectedInterval(employeeId, period.from(), period.to())));
            }
        });
        return affected;
    }
}
