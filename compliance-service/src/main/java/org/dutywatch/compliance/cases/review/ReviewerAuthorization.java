package org.dutywatch.compliance.cases.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;

/** Checks that the caller may decide about an employee: as an administrator, or as one of his supervisors. */
@ApplicationScoped
public class ReviewerAuthorization {
    private final AccessScope accessScope;
    private final Caller caller;
    private final Actors actors;

    ReviewerAuthorization(AccessScope accessScope, Caller caller, Actors actors) {
        this.accessScope = accessScope;
        this.caller = caller;
        this.actors = actors;
    }

    /** The caller, without any check. */
    public Actor caller() {
        return actors.caller();
    }

    /**
     * The caller, if he is an administrator or was a supervisor of this employee at that moment. The employee himself
     * passes, too: the rules of the case refuse him with a message of their own.
     *
     * @param moment when the matter to be decided happened, such as the start of the finding's shift
     * @throws ProblemException FORBIDDEN for anybody else
     */
    public Actor requireAuthorityOver(String employeeId, Instant moment) {
        var actor = caller();
        if (!caller.hasRole(Roles.ADMINISTRATOR)
                && !actor.isEmployee(employeeId)
                && !accessScope.wasAbove(employeeId, moment)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "this employee was not in your chain of command at that time");
        }
        return actor;
    }
}
