package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.supervision.domain.Acting;
import org.dutywatch.compliance.supervision.domain.ActingRules;

/** Checks whether an employee may act as supervisor in the place of another. */
@ApplicationScoped
class JudgeActing {
    private final Employees employees;
    private final StandingChain standing;

    JudgeActing(Employees employees, StandingChain standing) {
        this.employees = employees;
        this.standing = standing;
    }

    /**
     * Returns why it is refused; empty if it is allowed.
     *
     * @param others the acting supervisors that overlap the time of {@code requested}
     */
    Optional<String> refusal(Acting requested, Collection<Acting> others) {
        return unknownOrLeft("supervisor_id", requested.supervisorId())
                .or(() -> unknownOrLeft("acting_supervisor_id", requested.actingSupervisorId()))
                .or(() -> ActingRules.refusal(requested, others, standing::at));
    }

    private Optional<String> unknownOrLeft(String field, String employeeId) {
        var employee = employees.find(employeeId);
        return employee.isEmpty()
                ? Optional.of(field + " " + employeeId + " is nobody known")
                : employee.filter(one -> !one.active).map(one -> field + " " + employeeId + " has left the department");
    }
}
