package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment.ActingAuthorship;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Approves or declines a requested change of acting supervisors. An approval makes the change. */
@ApplicationScoped
class DecideActingChange {
    private final RequestedActingChanges requests;
    private final ActingLedger ledger;
    private final ValidateActingAssignment validate;
    private final WriteActingChanges changes;
    private final AwaitedDecisions decisions;
    private final AccessScope accessScope;
    private final AuditTrail audit;

    DecideActingChange(
            RequestedActingChanges requests,
            ActingLedger ledger,
            ValidateActingAssignment validate,
            WriteActingChanges changes,
            AwaitedDecisions decisions,
            AccessScope accessScope,
            AuditTrail audit) {
        this.requests = requests;
        this.ledger = ledger;
        this.validate = validate;
        this.changes = changes;
        this.decisions = decisions;
        this.accessScope = accessScope;
        this.audit = audit;
    }

    /**
     * @return the decided request
     * @throws ProblemException NOT_FOUND if there is no such request; FORBIDDEN or RULE_REFUSED if the caller may not
     *     decide; CONFLICT if it is decided or expired already, or the change is not possible any more
     */
    @Transactional
    RequestedActingChange approve(UUID requestId) {
        changes.lock();
        var requested = require(requestId);
        var answer = decisions.approve(requestId);
        make(requested.change(), authorship(requested, answer));
        return record(requested, DecisionState.APPROVED, answer, null);
    }

    /**
     * Declines; who acts for whom stays as it is.
     *
     * @return the decided request
     * @throws ProblemException as {@link #approve}, but the change need not be possible
     */
    @Transactional
    RequestedActingChange decline(UUID requestId, String reason) {
        changes.lock();
        var requested = require(requestId);
        var answer = decisions.decline(requestId, reason);
        return record(requested, DecisionState.DECLINED, answer, reason);
    }

    private RequestedActingChange require(UUID requestId) {
        return requests.find(requestId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "no such request for a change of acting supervisors"));
    }

    private void make(ActingChange change, ActingAuthorship authorship) {
        boolean isNew = change.action() == ActingAction.SET;
        if (isNew) {
            refuseUnlessPossible(change.assignment());
        }
        var superseded = isNew ? List.<RecordedActingAssignment>of() : List.of(current(change.actingId()));
        UUID id = isNew ? change.actingId() : UUID.randomUUID();
        var added = change.result().stream()
                .map(result -> new RecordedActingAssignment(id, result, authorship))
                .toList();
        changes.write(superseded, added, authorship);
    }

    private RecordedActingAssignment current(UUID actingId) {
        return ledger.current(actingId).orElseThrow(() -> impossible("it was ended or removed meanwhile"));
    }

    private void refuseUnlessPossible(ActingAssignment requested) {
        Optional<String> refusal = validate.validation().refusal(requested, ledger.current(requested.span()));
        refusal.ifPresent(reason -> {
            throw impossible(seesByName(requested) ? reason : "it does not fit who is there and who acts by now");
        });
    }

    /** Whoever sees the two under pseudonyms would learn from the reason who they are. */
    private boolean seesByName(ActingAssignment requested) {
        var scope = accessScope.forRequest("view_acting_requests", null, null);
        return scope.isShownById(requested.supervisorId()) && scope.isShownById(requested.actingSupervisorId());
    }

    private static ProblemException impossible(String reason) {
        return new ProblemException(ProblemType.CONFLICT, "this change is not possible any more: " + reason);
    }

    private static ActingAuthorship authorship(RequestedActingChange requested, AwaitedDecisions.Answer answer) {
        return new ActingAuthorship(
                requested.author(),
                answer.at(),
                requested.reason() + " (approved by " + answer.by().user() + ")");
    }

    private RequestedActingChange record(
            RequestedActingChange requested,
            DecisionState state,
            AwaitedDecisions.Answer answer,
            @Nullable String reason) {
        UUID id = requested.requestId();
        requests.decide(id, state, answer, reason);
        audit.record(
                state == DecisionState.APPROVED ? "approve_acting_change" : "decline_acting_change",
                requested.change().assignment().actingSupervisorId(),
                id + ": " + (reason == null ? requested.reason() : reason));
        return requests.find(id).orElseThrow();
    }
}
