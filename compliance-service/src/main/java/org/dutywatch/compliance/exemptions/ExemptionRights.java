package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Checks whom the caller may exempt: an administrator may exempt everybody else, a supervisor only employees in the own
 * chain of command. Nobody may exempt himself or the own unit.
 */
@ApplicationScoped
class ExemptionRights {
    private final Caller caller;
    private final Viewer accessScope;
    private final Employees employees;

    ExemptionRights(Caller caller, Viewer accessScope, Employees employees) {
        this.caller = caller;
        this.accessScope = accessScope;
        this.employees = employees;
    }

    /** The name to record as approver: the caller's employee id, or the user name if the caller is not an employee. */
    @Transactional
    String approver() {
        return accessScope.self().orElse(caller.name());
    }

    /**
     * Refuses if the caller may not exempt this employee or all members of this unit.
     *
     * @throws ProblemException RULE_REFUSED if the employee is unknown, the unit has no members, or the caller is the
     *     employee or in the unit; FORBIDDEN if somebody is not in the caller's chain of command
     */
    @Transactional
    void refuseUnlessOver(@Nullable String employeeId, @Nullable String unit) {
        Set<String> members = members(employeeId, unit);
        Optional<String> self = accessScope.self();
        if (self.isPresent() && members.contains(self.get())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, unit == null ? "nobody exempts himself" : "nobody exempts his own unit");
        }
        boolean allowed = caller.has("administrator")
                || (self.isPresent() && employees.below(self.get()).containsAll(members));
        if (!allowed) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    unit == null
                            ? "this employee is not in your chain of command"
                            : "not all of this unit is in your chain of command");
        }
    }

    private Set<String> members(@Nullable String employeeId, @Nullable String unit) {
        if (unit != null) {
            Set<String> members = employees.in(unit);
            if (members.isEmpty()) {
                throw new ProblemException(ProblemType.RULE_REFUSED, "unit has no members");
            }
            return members;
        }
        if (employeeId == null || employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "employee_id is nobody known");
        }
        return Set.of(employeeId);
    }
}
