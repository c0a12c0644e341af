package org.dutywatch.notification.routing.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.routing.domain.Route.Decision;
import org.dutywatch.notification.routing.domain.Route.Step;

/**
 * M1219 IV.E: excess on-duty access is reported to the supervisor. The first supervisor upward who is not the subject,
 * is active and has a mail address is told; when the chain ends or runs in a circle, the administrators are.
 */
public final class RoutingRule {
    private final Function<String, Optional<Person>> people;

    public RoutingRule(Function<String, Optional<Person>> people) {
        this.people = people;
    }

    public Route route(String subjectId) {
        List<Step> steps = new ArrayList<>();
        Optional<Person> subject = people.apply(subjectId);
        if (subject.isEmpty()) {
            steps.add(new Step(subjectId, Decision.NOT_YET_KNOWN));
            return new Route.NotYetKnown(subjectId, List.copyOf(steps));
        }
        steps.add(new Step(subjectId, Decision.SUBJECT));
        return climb(subject.get(), steps);
    }

    private Route climb(Person subject, List<Step> steps) {
        Set<String> visited = new HashSet<>();
        for (String next = subject.supervisorId(); next != null && !next.isBlank(); ) {
            if (!visited.add(next)) {
                steps.add(new Step(next, Decision.LOOP));
                break;
            }
            Optional<Person> found = people.apply(next);
            if (found.isEmpty()) {
                steps.add(new Step(next, Decision.NOT_YET_KNOWN));
                return new Route.NotYetKnown(next, List.copyOf(steps));
            }
            Person supervisor = found.get();
            Decision decision = judge(supervisor, subject);
            steps.add(new Step(next, decision));
            if (decision == Decision.TOLD) {
                return new Route.ToSupervisor(supervisor, List.copyOf(steps));
            }
            next = supervisor.supervisorId();
        }
        return new Route.ToAdministrators(List.copyOf(steps));
    }

    private static Decision judge(Person supervisor, Person subject) {
        if (supervisor.employeeId().equals(subject.employeeId()) || sameMail(supervisor, subject)) {
            return Decision.SKIPPED_IS_SUBJECT;
        }
        if (!supervisor.active()) {
            return Decision.SKIPPED_INACTIVE;
        }
        return supervisor.canBeTold() ? Decision.TOLD : Decision.SKIPPED_NO_MAIL;
    }

    /** A second record of the same person must not make him his own supervisor. */
    private static boolean sameMail(Person supervisor, Person subject) {
        return supervisor.email() != null
                && !supervisor.email().isBlank()
                && supervisor.email().equalsIgnoreCase(subject.email());
    }
}
