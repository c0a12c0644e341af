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

/** Says that somebody acts in a supervisor's place, or that he no longer does. */
@ApplicationScoped
class ChangeActing {
    private final ActingLedger ledger;
    private final JudgeActing judge;
    private final ActingChanges changes;
    private final AuditTrail audit;

    ChangeActing(ActingLedger ledger, JudgeActing judge, ActingChanges changes, AuditTrail audit) {
        this.ledger = ledger;
        this.judge = judge;
        this.changes = changes;
        this.audit = audit;
    }

    /** @throws ProblemException RULE_REFUSED */
    @Transactional
    RecordedActing begin(ActingRequest request) {
        Instant from = request.from().truncatedTo(ChronoUnit.MILLIS);
        Instant to = request.to().truncatedTo(ChronoUnit.MILLIS);
        refuseIf(ActingRules.refusal(from, to));
        var wanted = new Acting(request.supervisorId(), request.actingSupervisorId(), new Interval(from, to));
        changes.lock();
        refuseIf(judge.refusal(wanted, ledger.current(wanted.span())));
        var recorded =
                changes.write(List.of(), List.of(wanted), request.reason()).get(0);
        audit.record("begin_acting", wanted.actingSupervisorId(), request.reason());
        return recorded;
    }

    /**
     * Takes it out, or the part of it from a moment on.
     *
     * @param at the first moment at which he no longer acts; null means that he never did
     * @throws ProblemException NOT_FOUND; RULE_REFUSED if the moment is not inside
     */
    @Transactional
    void end(UUID actingId, @Nullable Instant at, String reason) {
        changes.lock();
        RecordedActing recorded = ledger.current(actingId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such acting supervisor"));
        Acting acting = recorded.acting();
        Optional<Acting> rest =
                at == null ? Optional.empty() : ActingRules.endedAt(acting, at.truncatedTo(ChronoUnit.MILLIS));
        if (at != null && rest.isEmpty()) {
            refuseIf(Optional.of("at is not between " + acting.span().start() + " and "
                    + acting.span().end()));
        }
        changes.write(List.of(recorded), rest.stream().toList(), reason);
        audit.record("end_acting", acting.actingSupervisorId(), reason);
    }

    private static void refuseIf(Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new ProblemException(ProblemType.RULE_REFUSED, refusal.get());
        }
    }
}
