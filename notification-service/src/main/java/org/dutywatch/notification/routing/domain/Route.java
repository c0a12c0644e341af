package org.dutywatch.notification.routing.domain;

import java.util.List;
import org.dutywatch.notification.directory.domain.Person;

/** Who answers for a subject, with the steps that led there. */
public sealed interface Route {
    List<Step> steps();

    /** This person is told. */
    record ToSupervisor(Person supervisor, List<Step> steps) implements Route {}

    /** The chain of command has nobody who can be told. */
    record ToAdministrators(List<Step> steps) implements Route {}

    /** The chain leads to somebody of whom nothing is known yet. */
    record NotYetKnown(String employeeId, List<Step> steps) implements Route {}

    /** One person of the chain, from the subject upward. */
    record Step(String employeeId, Decision decision) {}

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
