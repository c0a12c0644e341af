package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.dutywatch.compliance.findings.domain.Actor;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/** Who may act on what concerns an employee: administrators, and the supervisors of his chain of command. */
@ApplicationScoped
public class Deciders {
    private final Viewer viewer;
    private final Caller caller;

    Deciders(Viewer viewer, Caller caller) {
        this.viewer = viewer;
        this.caller = caller;
    }

    /** The caller, whatever he may. */
    public Actor caller() {
        return new Actor(caller.name(), viewer.self().orElse(null));
    }

    /**
     * The caller, if he answers for what this employee did then; that he may be the employee himself is for the rules to
     * see.
     *
     * @param moment of which the thing is that is decided, such as the start of the finding's shift
     * @throws ProblemException FORBIDDEN
     */
    public Actor over(String employeeId, Instant moment) {
        var actor = caller();
        if (!caller.has("administrator") && !actor.isEmployee(employeeId) && !viewer.led(employeeId, moment)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "this employee was not in your chain of command at that time");
        }
        return actor;
    }
}
