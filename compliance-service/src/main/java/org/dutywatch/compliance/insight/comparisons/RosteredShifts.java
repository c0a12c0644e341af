package org.dutywatch.compliance.insight.comparisons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.employees.Employees;

/** Finds the shifts of a unit in the current roster; on-call time and leave are left out. */
@ApplicationScoped
class RosteredShifts {
    private final CurrentShifts currentShifts;
    private final Employees employees;

    RosteredShifts(CurrentShifts currentShifts, Employees employees) {
        this.currentShifts = currentShifts;
        this.employees = employees;
    }

    /** A shift, and the employee's unit when it started. */
    record RosteredShift(ShiftKey key, String unit) {}

    /** The requested shifts, sorted by start; at most {@code limit}. */
    List<RosteredShift> find(ComparisonRequest request, int limit) {
        var keys = currentShifts.keysStartingIn(new Interval(request.from(), request.to()), request.unit(), limit);
        var assignments = employees.assignments(keys);
        return assignments.entrySet().stream()
                .map(assigned ->
                        new RosteredShift(assigned.getKey(), assigned.getValue().unit()))
                .sorted(Comparator.comparing(
                                (RosteredShift shift) -> shift.key().start())
                        .thenComparing(shift -> shift.key().employeeId()))
                .toList();
    }
}
