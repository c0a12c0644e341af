package org.dutywatch.notification.routing.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.duty.domain.Supervision;
import org.dutywatch.notification.routing.domain.Route.Step;
import org.dutywatch.notification.routing.domain.Route.StepDecision;
import org.dutywatch.notification.routing.domain.Route.SupervisorReason;
import org.jspecify.annotations.Nullable;

/**
 * Finds the person to notify: M1219 IV.E asks that excess on-duty access is reported to the supervisor immediately.
 *
 * <ol>
 *   <li>The first supervisor is the one whom the roster names for the subject, otherwise the regular one.
 *   <li>If somebody acts in a supervisor's place, he is the candidate instead.
 *   <li>The first candidate who is not the subject, is active and has a mail address is notified.
 *   <li>Otherwise the rule goes on with the regular supervisor of the supervisor (not of the person acting for him).
 *   <li>When the chain ends or forms a loop, the administrators are notified.
 * </ol>
 */
public final class RoutingRule {
    private final Function<String, Optional<Person>> people;
    private final Supervision supervision;

    /**
     * Creates the rule for one instant.
     *
     * @param people finds an employee by id; empty when he is unknown
     * @param supervision the roster at that instant
     */
    public RoutingRule(Function<String, Optional<Person>> people, Supervision supervision) {
        this.people = people;
        this.supervision = supervision;
    }

    /**
     * Returns who is notified about the subject; {@link Route.NotYetKnown} when an employee of the chain is unknown.
     */
    public Route route(String subjectId) {
        Optional<Person> subject = people.apply(subjectId);
        if (subject.isEmpty()) {
            return new Route.NotYetKnown(subjectId, List.of(Step.subject(subjectId, StepDecision.NOT_YET_KNOWN)));
        }
        List<Step> steps = new ArrayList<>(List.of(Step.subject(subjectId, StepDecision.SUBJECT)));
        return followChain(subject.get(), steps);
    }

    private Route followChain(Person subject, List<Step> steps) {
        Set<String> visited = new HashSet<>();
        Optional<String> rosterSupervisor = supervision.rosterSupervisorOf(subject.employeeId());
        String supervisorId = rosterSupervisor.orElse(subject.supervisorId());
        SupervisorReason why = rosterSupervisor.isPresent() ? SupervisorReason.ROSTER : SupervisorReason.STANDING;
        while (supervisorId != null && !supervisorId.isBlank()) {
            if (!visited.add(supervisorId)) {
                steps.add(new Step(supervisorId, StepDecision.LOOP, why, null));
                break;
            }
            Candidate candidate = candidateFor(supervisorId, why);
            Optional<Person> person = people.apply(candidate.employeeId());
            if (person.isEmpty()) {
                return notYetKnown(candidate, steps);
            }
            StepDecision decision = decide(person.get(), subject);
            steps.add(candidate.step(decision));
            if (decision == StepDecision.TOLD) {
                return new Route.ToSupervisor(person.get(), List.copyOf(steps));
            }
            Optional<Person> regular = people.apply(supervisorId);
            if (regular.isEmpty()) {
                return notYetKnown(new Candidate(supervisorId, why, null), steps);
            }
            supervisorId = regular.get().supervisorId();
            why = SupervisorReason.STANDING;
        }
        return new Route.ToAdministrators(List.copyOf(steps));
    }

    private record Candidate(
            String employeeId,
            SupervisorReason why,
            @Nullable String inPlaceOf) {
        Step step(StepDecision decision) {
            return new Step(employeeId, decision, why, inPlaceOf);
        }
    }

    private Candidate candidateFor(String supervisorId, SupervisorReason why) {
        return supervision
                .actingFor(supervisorId)
                .map(acting -> new Candidate(acting, SupervisorReason.ACTING, supervisorId))
                .orElseGet(() -> new Candidate(supervisorId, why, null));
    }

    private static Route notYetKnown(Candidate candidate, List<Step> steps) {
        steps.add(candidate.step(StepDecision.NOT_YET_KNOWN));
        return new Route.NotYetKnown(candidate.employeeId(), List.copyOf(steps));
    }

    private static StepDecision decide(Person supervisor, Person subject) {
        if (supervisor.employeeId().equals(subject.employeeId()) || sameMail(supervisor, subject)) {
            return StepDecision.SKIPPED_IS_SUBJECT;
        }
        if (!supervisor.active()) {
            return StepDecision.SKIPPED_INACTIVE;
        }
        return supervisor.canBeNotified() ? StepDecision.TOLD : StepDecision.SKIPPED_NO_MAIL;
    }

    /** A second record of the same person must not make him his own supervisor. */
    private static boolean sameMail(Person supervisor, Person subject) {
        return supervisor.email() != null
                && !supervisor.email().isBlank()
                && supervisor.email().equalsIgnoreCase(subject.email());
    }
}
