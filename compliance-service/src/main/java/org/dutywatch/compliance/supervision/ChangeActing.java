package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.supervision.domain.Acting;
import org.dutywatch.compliance.supervision.domain.ActingRules;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Adds, shortens or removes an acting supervisor. */
@ApplicationScoped
class ChangeActing {
    private final ActingLedger ledger;
    private final JudgeActing validation;
    private final ActingChanges changes;
    private final AuditTrail audit;

    ChangeActing(ActingLedger ledger, JudgeActing validation, ActingChanges changes, AuditTrail audit) {
        this.ledger = ledger;
        this.validation = validation;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Adds an acting supervisor.
     *
     * @throws ProblemException RULE_REFUSED if {@link JudgeActing} or {@link ActingRules} refuse it
     */
    @Transactional
    RecordedActing begin(ActingRequest request) {
        Instant from = request.from().truncatedTo(ChronoUnit.MILLIS);
        Instant to = request.to().truncatedTo(ChronoUnit.MILLIS);
        refuseIf(ActingRules.refusal(from, to));
        var requested = new Acting(request.supervisorId(), request.actingSupervisorId(), new Interval(from, to));
        changes.lock();
        refuseIf(validation.refusal(requested, ledger.current(requested.span())));
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
        RecordedActing recorded = ledger.current(actingId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such acting supervisor"));
        Acting acting = recorded.acting();
        Optional<Acting> remaining =
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
