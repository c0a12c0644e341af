package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.findings.domain.Actor;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/** Who may act on what concerns an employee: administrators, and the supervisors of his chain of command. */
@ApplicationScoped
public class Deciders {
    private final Employees employees;
    private final Viewer viewer;
    private final Caller caller;

    Deciders(Employees employees, Viewer viewer, Caller caller) {
        this.employees = employees;
        this.viewer = viewer;
        this.caller = caller;
    }

    /** The caller, whatever he may. */
    public Actor caller() {
        return new Actor(caller.name(), viewer.self().orElse(null));
    }

    /**
     * The caller, if he answers for this employee; that he may be the employee himself is for the rules to see.
     *
     * @throws ProblemException FORBIDDEN
     */
    public Actor over(String employeeId) {
        var actor = caller();
        if (!caller.has("administrator") && !actor.isEmployee(employeeId) && !isAbove(actor, employeeId)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this employee is not in your chain of command");
        }
        return actor;
    }

    private boolean isAbove(Actor actor, String employeeId) {
        String self = actor.employeeId();
        return caller.has("supervisor")
                && self != null
                && employees.below(self).contains(employeeId);
    }
}
