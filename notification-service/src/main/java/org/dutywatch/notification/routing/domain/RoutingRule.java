package org.dutywatch.notification.routing.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.duty.domain.Supervision;
import org.dutywatch.notification.routing.domain.Route.Decision;
import org.dutywatch.notification.routing.domain.Route.Step;
import org.dutywatch.notification.routing.domain.Route.Why;
import org.jspecify.annotations.Nullable;

/**
 * M1219 IV.E: excess on-duty access is reported to the supervisor immediately: to the supervisor of that shift. That is
 * whom the roster names, else the standing supervisor; in his place whoever acts in it. The first upward who is not the
 * subject, is active and has a mail address is told; above the first place the chain of command leads from place to
 * place, whoever acts in them. When it ends or runs in a circle, the administrators are told.
 */
public final class RoutingRule {
    private final Function<String, Optional<Person>> people;
    private final Supervision supervision;

    /** @param supervision as it is at the instant in question */
    public RoutingRule(Function<String, Optional<Person>> people, Supervision supervision) {
        this.people = people;
        this.supervision = supervision;
    }

    public Route route(String subjectId) {
        Optional<Person> subject = people.apply(subjectId);
        if (subject.isEmpty()) {
            return new Route.NotYetKnown(subjectId, List.of(Step.subject(subjectId, Decision.NOT_YET_KNOWN)));
        }
        List<Step> steps = new ArrayList<>(List.of(Step.subject(subjectId, Decision.SUBJECT)));
        return climb(subject.get(), steps);
    }

    private Route climb(Person subject, List<Step> steps) {
        Set<String> visited = new HashSet<>();
        Optional<String> named = supervision.named(subject.employeeId());
        String place = named.orElse(subject.supervisorId());
        Why why = named.isPresent() ? Why.ROSTER : Why.STANDING;
        while (place != null && !place.isBlank()) {
            if (!visited.add(place)) {
                steps.add(new Step(place, Decision.LOOP, why, null));
                break;
            }
            Candidate candidate = inPlace(place, why);
            Optional<Person> found = people.apply(candidate.employeeId());
            if (found.isEmpty()) {
                return notYetKnown(candidate, steps);
            }
            Decision decision = judge(found.get(), subject);
            steps.add(candidate.step(decision));
            if (decision == Decision.TOLD) {
                return new Route.ToSupervisor(found.get(), List.copyOf(steps));
            }
            Optional<Person> holder = people.apply(place);
            if (holder.isEmpty()) {
                return notYetKnown(new Candidate(place, why, null), steps);
            }
            place = holder.get().supervisorId();
            why = Why.STANDING;
        }
        return new Route.ToAdministrators(List.copyOf(steps));
    }

    private record Candidate(
            String employeeId, Why why, @Nullable String inPlaceOf) {
        Step step(Decision decision) {
            return new Step(employeeId, decision, why, inPlaceOf);
        }
    }

    private Candidate inPlace(String place, Why why) {
        return supervision
                .acting(place)
                .map(acting -> new Candidate(acting, Why.ACTING, place))
                .orElseGet(() -> new Candidate(place, why, null));
    }

    private static Route notYetKnown(Candidate candidate, List<Step> steps) {
        steps.add(candidate.step(Decision.NOT_YET_KNOWN));
        return new Route.NotYetKnown(candidate.employeeId(), List.copyOf(steps));
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
