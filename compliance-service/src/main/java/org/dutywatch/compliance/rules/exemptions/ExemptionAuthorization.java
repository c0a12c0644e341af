package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Checks whom the caller may exempt: an administrator may exempt everybody else, a supervisor only employees in the own
 * chain of command. Nobody may exempt himself, the own unit, or those above him ({@link OwnChainExemptions}).
 */
@ApplicationScoped
public class ExemptionAuthorization {
    private final Caller caller;
    private final AccessScope accessScope;
    private final Employees employees;
    private final OwnChainExemptions ownChain;

    ExemptionAuthorization(Caller caller, AccessScope accessScope, Employees employees, OwnChainExemptions ownChain) {
        this.caller = caller;
        this.accessScope = accessScope;
        this.employees = employees;
        this.ownChain = ownChain;
    }

    /** The name to record as approver: the caller's employee id, or the user name if the caller is not an employee. */
    @Transactional
    public String approver() {
        return accessScope.ownEmployeeId().orElse(caller.name());
    }

    /**
     * Refuses if the caller may not exempt this employee or all members of this unit.
     *
     * @throws ProblemException RULE_REFUSED if the employee is unknown, the unit has no members, or the caller or
     *     somebody above him is the employee or in the unit; FORBIDDEN if somebody is not in the caller's chain of
     *     command
     */
    @Transactional
    public void refuseUnlessAllowed(ExemptionScope scope) {
        String unit = scope.unit();
        Set<String> members = members(scope.employeeId(), unit);
        Optional<String> self = accessScope.ownEmployeeId();
        if (self.isPresent() && members.contains(self.get())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    unit == null ? "you cannot exempt yourself" : "you cannot exempt your own unit");
        }
        boolean allowed = caller.hasRole(Roles.ADMINISTRATOR)
                || (self.isPresent() && employees.below(self.get()).containsAll(members));
        if (!allowed) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    unit == null
                            ? "this employee is not in your chain of command"
                            : "not everybody in this unit is in your chain of command");
        }
        ownChain.require(scope);
    }

    private Set<String> members(@Nullable String employeeId, @Nullable String unit) {
        if (unit != null) {
            Set<String> members = employees.idsInUnit(unit);
            if (members.isEmpty()) {
                throw new ProblemException(ProblemType.RULE_REFUSED, "unit has no members");
            }
            return members;
        }
        if (employeeId == null || employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "employee_id is unknown");
        }
        return Set.of(employeeId);
    }
}
