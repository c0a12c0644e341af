package org.dutywatch.compliance.duty.acting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.jspecify.annotations.Nullable;

/**
 * A requested change of who acts for a supervisor. If the caller sees either of the two under a pseudonym, the response
 * omits author, reason, decider and decision reason, because these could reveal who they are.
 *
 * @param requestId to administrators and the chief an id of their own, of this period, as {@code actingId}
 * @param actingId the id of what is ended or removed; or that which a new one gets when it is approved
 * @param supervisorId the supervisor who is replaced; a pseudonym if the caller may not see the name
 * @param actingSupervisorId the employee who acts as supervisor; a pseudonym if the caller may not see the name
 * @param from included; under a pseudonym the beginning of the local day, as {@code to} and {@code endAt}
 * @param to excluded
 * @param endAt the new end, excluded; absent unless the action is END
 * @param author the user who asked for it
 * @param askedAt under a pseudonym the beginning of the local day, as {@code decideBy} and {@code decidedAt}
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

    /** For whoever may see both, and asks for it now. */
    static ActingChangeResponse of(RequestedActingChange requested) {
        Instant now = requested.decision().askedAt();
        return of(requested, now, UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** @param scope says by which names and ids the caller may see it */
    static ActingChangeResponse of(RequestedActingChange requested, Instant now, VisibleEmployees scope) {
        Set<String> both = requested.change().employeeIds();
        return of(requested, now, scope::label, id -> scope.id(both, id), time -> scope.time(both, time));
    }

    private static ActingChangeResponse of(
            RequestedActingChange requested,
            Instant now,
            UnaryOperator<String> label,
            UnaryOperator<UUID> id,
            UnaryOperator<Instant> time) {
        ActingChange change = requested.change();
        Decision decision = requested.decision();
        Instant decidedAt = decision.settledAt();
        Instant endAt = change.endAt();
        ActingAssignment acting = change.assignment();
        boolean namesVisible = change.employeeIds().stream()
                .allMatch(employeeId -> label.apply(employeeId).equals(employeeId));
        return new ActingChangeResponse(
                id.apply(requested.requestId()),
                decision.stateAt(now),
                change.action(),
                id.apply(change.actingId()),
                label.apply(acting.supervisorId()),
                label.apply(acting.actingSupervisorId()),
                time.apply(acting.span().start()),
                time.apply(acting.span().end()),
                endAt == null ? null : time.apply(endAt),
                namesVisible ? decision.author().user() : null,
                namesVisible ? requested.reason() : null,
                time.apply(decision.askedAt()),
                time.apply(decision.decideBy()),
                namesVisible ? decision.decidedBy() : null,
                decidedAt == null ? null : time.apply(decidedAt),
                namesVisible ? decision.reason() : null);
    }
}
