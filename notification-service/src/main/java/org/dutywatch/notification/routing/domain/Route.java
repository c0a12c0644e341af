package org.dutywatch.notification.routing.domain;

import java.util.List;
import org.dutywatch.notification.directory.domain.Person;
import org.jspecify.annotations.Nullable;

/** Who answers for a subject, with the steps that led there. */
public sealed interface Route {
    List<Step> steps();

    /** This person is told. */
    record ToSupervisor(Person supervisor, List<Step> steps) implements Route {}

    /** The chain of command has nobody who can be told. */
    record ToAdministrators(List<Step> steps) implements Route {}

    /** The chain leads to somebody of whom nothing is known yet. */
    record NotYetKnown(String employeeId, List<Step> steps) implements Route {}

    /**
     * One person of the chain, from the subject upward.
     *
     * @param why why he is in it; null for the subject
     * @param inPlaceOf whose place it is, where he acts for another; else null
     */
    record Step(
            String employeeId,
            Decision decision,
            @Nullable Why why,
            @Nullable String inPlaceOf) {
        static Step subject(String employeeId, Decision decision) {
            return new Step(employeeId, decision, null, null);
        }
    }

    /** Why somebody is a supervisor. */
    enum Why {
        /** The roster names him for the shift. */
        ROSTER,
        /** He acts in the place of another. */
        ACTING,
        /** The chain of command has him. */
        STANDING
    }

    /** What was decided about one person of the chain. */
    enum Decision {
        SUBJECT,
        TOLD,
        SKIPPED_IS_SUBJECT,
        SKIPPED_INACTIVE,
        SKIPPED_NO_MAIL,
        NOT_YET_KNOWN,
        LOOP
    }
}
