package org.dutywatch.compliance.duty.acting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.jspecify.annotations.Nullable;

/**
 * A requested change of who acts for a supervisor. If the caller sees either of the two under a pseudonym, the response
 * omits author, reason, decider and decision reason, because these could reveal who they are.
 *
 * @param actingId the id of what is ended or removed; or that which a new one gets when it is approved
 * @param supervisorId the supervisor who is replaced; a pseudonym if the caller may not see the name
 * @param actingSupervisorId the employee who acts as supervisor; a pseudonym if the caller may not see the name
 * @param from included
 * @param to excluded
 * @param endAt the new end, excluded; absent unless the action is END
 * @param author the user who asked for it
 * @param decideBy from this time on nobody can decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActingChangeResponse(
        UUID requestId,
        DecisionState state,
        ActingAction action,
        UUID actingId,
        String supervisorId,
        String actingSupervisorId,
        Instant from,
        Instant to,
        @Nullable Instant endAt,
        @Nullable String author,
        @Nullable String reason,
        Instant askedAt,
        Instant decideBy,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    /** @param label maps an employee id to the name or pseudonym that the caller may see */
    static ActingChangeResponse of(RequestedActingChange requested, UnaryOperator<String> label) {
        ActingChange change = requested.change();
        ActingAssignment acting = change.assignment();
        boolean namesVisible = change.employeeIds().stream()
                .allMatch(employeeId -> label.apply(employeeId).equals(employeeId));
        return new ActingChangeResponse(
                requested.requestId(),
                requested.state(),
                change.action(),
                change.actingId(),
                label.apply(acting.supervisorId()),
                label.apply(acting.actingSupervisorId()),
                acting.span().start(),
                acting.span().end(),
                change.endAt(),
                namesVisible ? requested.author() : null,
                namesVisible ? requested.reason() : null,
                requested.askedAt(),
                requested.decideBy(),
                namesVisible ? requested.decidedBy() : null,
                requested.decidedAt(),
                namesVisible ? requested.decisionReason() : null);
    }
}
