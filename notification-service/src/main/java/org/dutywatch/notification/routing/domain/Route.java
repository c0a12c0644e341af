package org.dutywatch.notification.routing.domain;

import java.util.List;
import org.dutywatch.notification.directory.domain.Person;
import org.jspecify.annotations.Nullable;

/** The recipient of notices about a subject, with the steps that led to him. */
public sealed interface Route {
    List<Step> steps();

    /** This supervisor is notified. */
    record ToSupervisor(Person supervisor, List<Step> steps) implements Route {}

    /** Nobody in the chain of command can be notified; the administrators are. */
    record ToAdministrators(List<Step> steps) implements Route {}

    /** The chain of command leads to an employee who is unknown so far. */
    record NotYetKnown(String employeeId, List<Step> steps) implements Route {}

    /**
     * One person of the chain of command, from the subject upward.
     *
     * @param why why he is a candidate; null for the subject
     * @param inPlaceOf the employee in whose place he acts; null when he acts for none
     */
    record Step(
            String employeeId,
            StepDecision decision,
            @Nullable SupervisorReason why,
            @Nullable String inPlaceOf) {
        static Step subject(String employeeId, StepDecision decision) {
            return new Step(employeeId, decision, null, null);
        }
    }

    /** Why somebody is a candidate. */
    enum SupervisorReason {
        /** The roster names him as supervisor of the subject. */
        ROSTER,
        /** He acts in the place of another supervisor. */
        ACTING,
        /** He is the regular supervisor in the chain of command. */
        STANDING
    }

    /** What was decided about one person of the chain. */
    enum StepDecision {
        SUBJECT,
        TOLD,
        SKIPPED_IS_SUBJECT,
        SKIPPED_INACTIVE,
        SKIPPED_NO_MAIL,
        NOT_YET_KNOWN,
        LOOP
    }
}
