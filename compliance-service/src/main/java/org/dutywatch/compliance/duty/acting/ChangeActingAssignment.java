package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingRules;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Adds, shortens or removes an acting supervisor. */
@ApplicationScoped
class ChangeActingAssignment {
    private final ActingLedger ledger;
    private final ValidateActingAssignment validate;
    private final WriteActingChanges changes;
    private final AuditTrail audit;

    ChangeActingAssignment(
            ActingLedger ledger, ValidateActingAssignment validate, WriteActingChanges changes, AuditTrail audit) {
        this.ledger = ledger;
        this.validate = validate;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Adds an acting supervisor.
     *
     * @throws ProblemException RULE_REFUSED if {@link ValidateActingAssignment} or {@link ActingRules} refuse it
     */
    @Transactional
    RecordedActingAssignment begin(ActingRequest request) {
        Instant from = request.from().truncatedTo(ChronoUnit.MILLIS);
        Instant to = request.to().truncatedTo(ChronoUnit.MILLIS);
        refuseIf(ActingRules.refusal(from, to));
        var requested =
                new ActingAssignment(request.supervisorId(), request.actingSupervisorId(), new Interval(from, to));
        changes.lock();
        refuseIf(validate.validation().refusal(requested, ledger.current(requested.span())));
        var recorded =
                changes.write(List.of(), List.of(requested), request.reason()).get(0);
        audit.record("begin_acting", requested.actingSupervisorId(), request.reason());
        return recorded;
    }

    /**
     * Removes an acting supervisor, or ends it early.
     *
     * @param at the end of acting, excluded; null removes the whole time
     * @throws ProblemException NOT_FOUND if there is no such current version; RULE_REFUSED if {@code at} is not between
     *     its start and end
     */
    @Transactional
    void end(UUID actingId, @Nullable Instant at, String reason) {
        changes.lock();
        RecordedActingAssignment recorded = ledger.current(actingId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such acting supervisor"));
        ActingAssignment acting = recorded.assignment();
        Optional<ActingAssignment> remaining =
                at == null ? Optional.empty() : ActingRules.endedAt(acting, at.truncatedTo(ChronoUnit.MILLIS));
        if (at != null && remaining.isEmpty()) {
            refuseIf(Optional.of("at is not between " + acting.span().start() + " and "
                    + acting.span().end()));
        }
        changes.write(List.of(recorded), remaining.stream().toList(), reason);
        audit.record("end_acting", acting.actingSupervisorId(), reason);
    }

    private static void refuseIf(Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new ProblemException(ProblemType.RULE_REFUSED, refusal.get());
        }
    }
}
