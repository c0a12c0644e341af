package org.dutywatch.compliance.insight.comparisons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.access.CallerPseudonyms;
import org.dutywatch.compliance.people.employees.Employees;

/** Finds the shifts of a unit in the current roster; on-call time and leave are left out. */
@ApplicationScoped
class RosteredShifts {
    private final CurrentShifts currentShifts;
    private final Employees employees;
    private final CallerPseudonyms callerPseudonyms;

    RosteredShifts(CurrentShifts currentShifts, Employees employees, CallerPseudonyms callerPseudonyms) {
        this.currentShifts = currentShifts;
        this.employees = employees;
        this.callerPseudonyms = callerPseudonyms;
    }

    /** A shift, with the pseudonym of the employee for the caller, and the employee's unit when it started. */
    record RosteredShift(ShiftKey key, String pseudonym, String unit) {}

    /** The requested shifts, sorted by start; at most {@code limit}. */
    List<RosteredShift> find(ComparisonRequest request, int limit) {
        var keys = currentShifts.keysStartingIn(new Interval(request.from(), request.to()), request.unit(), limit);
        var assignments = employees.assignments(keys);
        var pseudonyms = callerPseudonyms.current();
        return assignments.entrySet().stream()
                .map(assigned -> new RosteredShift(
                        assigned.getKey(),
                        pseudonyms.of(assigned.getKey().employeeId()),
                        assigned.getValue().unit()))
                .sorted(Comparator.comparing(
                                (RosteredShift shift) -> shift.key().start())
                        .thenComparing(shift -> shift.key().employeeId()))
                .toList();
    }
}
