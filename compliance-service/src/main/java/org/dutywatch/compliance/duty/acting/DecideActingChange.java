package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment.ActingAuthorship;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Requested changes of acting supervisors: an approval makes the change. */
@ApplicationScoped
class DecideActingChange implements DecidedChange<RequestedActingChange> {
    private final RequestedActingChanges requests;
    private final ActingLedger ledger;
    private final ValidateActingAssignment validate;
    private final WriteActingChanges changes;
    private final AccessScope accessScope;

    DecideActingChange(
            RequestedActingChanges requests,
            ActingLedger ledger,
            ValidateActingAssignment validate,
            WriteActingChanges changes,
            AccessScope accessScope) {
        this.requests = requests;
        this.ledger = ledger;
        this.validate = validate;
        this.changes = changes;
        this.accessScope = accessScope;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.ACTING_SUPERVISOR;
    }

    @Override
    public RequestedActingChange require(UUID requestId) {
        return requests.find(requestId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "no such request for a change of acting supervisors"));
    }

    @Override
    public void prepare(RequestedActingChange requested, DecisionState toBe) {
        changes.lock();
    }

    /** @throws ProblemException CONFLICT if the change is not possible any more */
    @Override
    public void approve(RequestedActingChange requested, Answer answer) {
        make(requested.change(), authorship(requested, answer));
    }

    @Override
    public Audited audited(RequestedActingChange requested) {
        return new Audited(
                "acting_change", List.of(requested.change().assignment().actingSupervisorId()), requested.reason());
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

    private static ActingAuthorship authorship(RequestedActingChange requested, Answer answer) {
        return new ActingAuthorship(
                answer.author().user(),
                answer.at(),
                requested.reason() + " (approved by " + answer.by().user() + ")");
    }
}
