package org.dutywatch.compliance.duty.acting;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingRules;
import org.jspecify.annotations.Nullable;

/**
 * A change of who acts for a supervisor.
 *
 * @param actingId the id of what is ended or removed; or that which a new one gets when it is recorded
 * @param assignment who acts for whom: as it is to be recorded, or as it was recorded before it ends or is removed
 * @param endAt the new end, excluded; null unless the action is END
 */
record ActingChange(
        ActingAction action,
        UUID actingId,
        ActingAssignment assignment,
        @Nullable Instant endAt) {

    static ActingChange set(ActingAssignment assignment) {
        return new ActingChange(ActingAction.SET, UUID.randomUUID(), assignment, null);
    }

    static ActingChange end(RecordedActingAssignment recorded, Instant at) {
        return new ActingChange(ActingAction.END, recorded.actingId(), recorded.assignment(), at);
    }

    static ActingChange remove(RecordedActingAssignment recorded) {
        return new ActingChange(ActingAction.REMOVE, recorded.actingId(), recorded.assignment(), null);
    }

    /** What is recorded after it; empty if nothing is, or if the new end is not between the start and the end. */
    Optional<ActingAssignment> result() {
        return switch (action) {
            case SET -> Optional.of(assignment);
            case END -> ActingRules.endedAt(assignment, Objects.requireNonNull(endAt));
            case REMOVE -> Optional.empty();
        };
    }

    /** The first moment at which it makes a difference. Those may decide who were above the supervisor then. */
    Instant moment() {
        return endAt == null ? assignment.span().start() : endAt;
    }

    /** The one who acts and the one for whom he acts. */
    Set<String> employeeIds() {
        return new TreeSet<>(List.of(assignment.supervisorId(), assignment.actingSupervisorId()));
    }
}
