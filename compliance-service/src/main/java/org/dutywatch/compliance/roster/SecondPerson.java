package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/**
 * Decides whether the caller may approve or decline a correction. Allowed are roster administrators, administrators,
 * the chief, and a supervisor of all employees whom it concerns. Not allowed is the author of the correction, anybody
 * who subscribed to the feed that asked for it or changed that feed, and any employee whom it concerns.
 */
@ApplicationScoped
class SecondPerson {
    private final Caller caller;
    private final Viewer viewer;
    private final Employees employees;
    private final FeedAuthors feedAuthors;

    SecondPerson(Caller caller, Viewer viewer, Employees employees, FeedAuthors feedAuthors) {
        this.caller = caller;
        this.viewer = viewer;
        this.employees = employees;
        this.feedAuthors = feedAuthors;
    }

    String name() {
        return caller.name();
    }

    /**
     * @throws ProblemException RULE_REFUSED for the author, the people of its feed and the employees whom it concerns;
     *     FORBIDDEN outside the chain of command
     */
    void refuseUnlessMay(Correction correction) {
        if (correction.author().equals(caller.name())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "who asked for a correction cannot decide on it: a second person must");
        }
        if (feedAuthors.of(correction.author()).contains(caller.name())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "who subscribed to a feed or changed it cannot decide on what it asks for: a second person must");
        }
        Optional<String> self = viewer.self();
        if (self.isPresent() && correction.employeeIds().contains(self.get())) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "nobody decides on a correction of his own roster");
        }
        boolean may = caller.has("roster-admin")
                || caller.has("administrator")
                || caller.has("chief")
                || (self.isPresent() && employees.below(self.get()).containsAll(correction.employeeIds()));
        if (!may) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this employee is not in your chain of command");
        }
    }
}
