package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingRules;
import org.dutywatch.compliance.people.independence.OwnChain;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Checks a change of one acting supervisor, and asks for it. */
@ApplicationScoped
class ChangeActingAssignment {
    private final ActingLedger ledger;
    private final ValidateActingAssignment validate;
    private final WriteActingChanges changes;
    private final OwnChain ownChain;
    private final RequestActingChange requestChange;

    ChangeActingAssignment(
            ActingLedger ledger,
            ValidateActingAssignment validate,
            WriteActingChanges changes,
            OwnChain ownChain,
            RequestActingChange requestChange) {
        this.ledger = ledger;
        this.validate = validate;
        this.changes = changes;
        this.ownChain = ownChain;
        this.requestChange = requestChange;
    }

    /**
     * Asks for an acting supervisor.
     *
     * @throws ProblemException RULE_REFUSED if {@link ValidateActingAssignment}, {@link ActingRules} or {@link OwnChain}
     *     refuse it
     */
    @Transactional
    RequestedActingChange set(ActingRequest request) {
        Instant from = request.from().truncatedTo(ChronoUnit.MILLIS);
        Instant to = request.to().truncatedTo(ChronoUnit.MILLIS);
        refuseIf(ActingRules.refusal(from, to));
        var requested =
                new ActingAssignment(request.supervisorId(), request.actingSupervisorId(), new Interval(from, to));
        ownChain.requireOthers(ActingChange.set(requested).employeeIds());
        changes.lock();
        refuseIf(validate.validation().refusal(requested, ledger.current(requested.span())));
        return requestChange.request(ActingChange.set(requested), request.reason());
    }

    /**
     * Asks to remove an acting supervisor, or to end it early.
     *
     * @param at the end of acting, excluded; null removes the whole time
     * @throws ProblemException NOT_FOUND if there is no such current version; RULE_REFUSED if {@code at} is not between
     *     its start and end
     */
    @Transactional
    RequestedActingChange end(UUID actingId, @Nullable Instant at, String reason) {
        changes.lock();
        RecordedActingAssignment recorded = ledger.current(actingId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such acting supervisor"));
        if (at == null) {
            return request(ActingChange.remove(recorded), reason);
        }
        var change = ActingChange.end(recorded, at.truncatedTo(ChronoUnit.MILLIS));
        if (change.result().isEmpty()) {
            Interval span = recorded.assignment().span();
            refuseIf(Optional.of("at is not between " + span.start() + " and " + span.end()));
        }
        return request(change, reason);
    }

    private RequestedActingChange request(ActingChange change, String reason) {
        ownChain.requireOthers(change.employeeIds());
        return requestChange.request(change, reason);
    }

    private static void refuseIf(Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new ProblemException(ProblemType.RULE_REFUSED, refusal.get());
        }
    }
}
