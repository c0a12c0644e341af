package org.dutywatch.compliance.people.acting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import org.dutywatch.compliance.people.chain.StandingSupervisors;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingRules;
import org.dutywatch.compliance.people.employees.Employees;

/** Checks whether an employee may act for a supervisor. */
@ApplicationScoped
class ValidateActingAssignment {
    private final Employees employees;
    private final StandingSupervisors standingSupervisors;

    ValidateActingAssignment(Employees employees, StandingSupervisors standingSupervisors) {
        this.employees = employees;
        this.standingSupervisors = standingSupervisors;
    }

    /**
     * Returns why it is refused; empty if it is allowed.
     *
     * @param others the acting supervisors that overlap the time of {@code requested}
     */
    Optional<String> refusal(ActingAssignment requested, Collection<ActingAssignment> others) {
        return unknownOrLeft("supervisor_id", requested.supervisorId())
                .or(() -> unknownOrLeft("acting_supervisor_id", requested.actingSupervisorId()))
                .or(() -> ActingRules.refusal(requested, others, standingSupervisors::at));
    }

    private Optional<String> unknownOrLeft(String field, String employeeId) {
        var employee = employees.find(employeeId);
        return employee.isEmpty()
                ? Optional.of(field + " " + employeeId + " is unknown")
                : employee.filter(one -> !one.active).map(one -> field + " " + employeeId + " has left the department");
    }
}
