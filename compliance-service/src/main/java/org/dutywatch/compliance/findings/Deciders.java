package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.dutywatch.compliance.findings.domain.Actor;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/** Checks that the caller may act on what concerns an employee: administrators may, and his chain of command. */
@ApplicationScoped
public class Deciders {
    private final Viewer viewer;
    private final Caller caller;

    Deciders(Viewer viewer, Caller caller) {
        this.viewer = viewer;
        this.caller = caller;
    }

    /** The caller, without any check. */
    public Actor caller() {
        return new Actor(caller.name(), viewer.self().orElse(null));
    }

    /**
     * The caller, if he is an administrator or was a supervisor of this employee at that moment. The employee himself
     * passes, too: the rules of the case refuse him with a message of their own.
     *
     * @param moment when the matter to be decided happened, such as the start of the finding's shift
     * @throws ProblemException FORBIDDEN for anybody else
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
