package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.supervision.domain.Acting;
import org.dutywatch.compliance.supervision.domain.ActingRules;

/** Whether somebody may act in a supervisor's place. */
@ApplicationScoped
class JudgeActing {
    private final Employees employees;
    private final StandingChain standing;

    JudgeActing(Employees employees, StandingChain standing) {
        this.employees = employees;
        this.standing = standing;
    }

    /**
     * Why not; nothing when he may.
     *
     * @param others what is known already of the time of {@code wanted}
     */
    Optional<String> refusal(Acting wanted, Collection<Acting> others) {
        return stranger("supervisor_id", wanted.supervisorId())
                .or(() -> stranger("acting_supervisor_id", wanted.actingSupervisorId()))
                .or(() -> ActingRules.refusal(wanted, others, standing::at));
    }

    private Optional<String> stranger(String field, String employeeId) {
        var employee = employees.find(employeeId);
        return employee.isEmpty()
                ? Optional.of(field + " " + employeeId + " is nobody known")
                : employee.filter(one -> !one.active).map(one -> field + " " + employeeId + " has left the department");
    }
}
