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

/** Whom the caller may exempt: an administrator everybody else, a supervisor the own chain of command, nobody himself. */
@ApplicationScoped
class ExemptionRights {
    private final Caller caller;
    private final Viewer viewer;
    private final Employees employees;

    ExemptionRights(Caller caller, Viewer viewer, Employees employees) {
        this.caller = caller;
        this.viewer = viewer;
        this.employees = employees;
    }

    /** The caller as an employee, else the user name: who approves. */
    @Transactional
    String approver() {
        return viewer.self().orElse(caller.name());
    }

    /** @throws ProblemException RULE_REFUSED or FORBIDDEN */
    @Transactional
    void refuseUnlessOver(@Nullable String employeeId, @Nullable String unit) {
        Set<String> members = members(employeeId, unit);
        Optional<String> self = viewer.self();
        if (self.isPresent() && members.contains(self.get())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, unit == null ? "nobody exempts himself" : "nobody exempts his own unit");
        }
        boolean over = caller.has("administrator")
                || (self.isPresent() && employees.below(self.get()).containsAll(members));
        if (!over) {
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
