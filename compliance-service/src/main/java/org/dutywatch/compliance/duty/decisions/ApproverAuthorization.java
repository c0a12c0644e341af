package org.dutywatch.compliance.duty.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.dutywatch.compliance.duty.corrections.Correction;
import org.dutywatch.compliance.duty.feeds.FeedAuthors;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/**
 * Decides whether the caller may approve or decline a correction.
 *
 * <ul>
 *   <li>Roster administrators, administrators and the chief may, and a supervisor if all employees of the correction
 *       are below him now. The chain of command at the time of the shift does not matter.
 *   <li>Even so, the author of the correction may not, nor an employee whose roster it changes. If a feed asked for it,
 *       nobody may who subscribed to the feed or changed the subscription.
 * </ul>
 */
@ApplicationScoped
class ApproverAuthorization {
    private final Caller caller;
    private final AccessScope accessScope;
    private final Employees employees;
    private final FeedAuthors feedAuthors;

    ApproverAuthorization(Caller caller, AccessScope accessScope, Employees employees, FeedAuthors feedAuthors) {
        this.caller = caller;
        this.accessScope = accessScope;
        this.employees = employees;
        this.feedAuthors = feedAuthors;
    }

    String name() {
        return caller.name();
    }

    /**
     * @throws ProblemException RULE_REFUSED for the author, the people of its feed and the employees of the correction;
     *     FORBIDDEN outside the chain of command
     */
    void refuseUnlessAllowed(Correction correction) {
        if (correction.author().equals(caller.name())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "the author of a correction cannot decide on it: a second person must decide");
        }
        if (feedAuthors.ofFeed(correction.author()).contains(caller.name())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "whoever subscribed to a feed or changed it cannot decide on its corrections: a second person"
                            + " must decide");
        }
        Optional<String> ownEmployeeId = accessScope.ownEmployeeId();
        if (ownEmployeeId.isPresent() && correction.employeeIds().contains(ownEmployeeId.get())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "you cannot decide on a correction of your own roster");
        }
        boolean allowed = caller.hasRole("roster-admin")
                || caller.hasRole("administrator")
                || caller.hasRole("chief")
                || (ownEmployeeId.isPresent()
                        && employees.below(ownEmployeeId.get()).containsAll(correction.employeeIds()));
        if (!allowed) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "not all employees of this correction are in your chain of command");
        }
    }
}
