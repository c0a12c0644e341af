package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.supervision.RecordedActing.Authorship;
import org.dutywatch.compliance.supervision.domain.Acting;
import org.dutywatch.compliance.supervision.domain.ActingRules;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Says that somebody acts in a supervisor's place, or that he no longer does. No figure depends on it, so no shift is
 * evaluated again; it takes the lock of the roster, so that what is told of people's duty is told in order.
 */
@ApplicationScoped
class ChangeActing {
    private final ActingLedger ledger;
    private final StandingChain standing;
    private final Employees employees;
    private final EvaluationDue roster;
    private final TellDuty tellDuty;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    ChangeActing(
            ActingLedger ledger,
            StandingChain standing,
            Employees employees,
            EvaluationDue roster,
            TellDuty tellDuty,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.ledger = ledger;
        this.standing = standing;
        this.employees = employees;
        this.roster = roster;
        this.tellDuty = tellDuty;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws ProblemException RULE_REFUSED */
    @Transactional
    RecordedActing begin(ActingRequest request) {
        Instant from = request.from().truncatedTo(ChronoUnit.MILLIS);
        Instant to = request.to().truncatedTo(ChronoUnit.MILLIS);
        refuseIf(ActingRules.refusal(from, to));
        requireActive("supervisor_id", request.supervisorId());
        requireActive("acting_supervisor_id", request.actingSupervisorId());
        roster.rosterChanges();
        var wanted = new Acting(request.supervisorId(), request.actingSupervisorId(), new Interval(from, to));
        List<Acting> others = ledger.known(null, wanted.span(), TellDuty.LATEST).stream()
                .map(RecordedActing::acting)
                .toList();
        refuseIf(ActingRules.refusal(wanted, others, standing::at));
        var recorded = new RecordedActing(UUID.randomUUID(), wanted, by(request.reason()));
        ledger.add(recorded);
        tell(wanted);
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
        roster.rosterChanges();
        Acting acting = ledger.current(actingId)
                .map(RecordedActing::acting)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such acting supervisor"));
        Optional<Acting> rest =
                at == null ? Optional.empty() : ActingRules.endedAt(acting, at.truncatedTo(ChronoUnit.MILLIS));
        if (at != null && rest.isEmpty()) {
            refuseIf(Optional.of("at is not between "
                    + acting.span().start() + " and " + acting.span().end()));
        }
        Authorship by = by(reason);
        ledger.supersede(actingId, by);
        rest.ifPresent(part -> ledger.add(new RecordedActing(UUID.randomUUID(), part, by)));
        tell(acting);
        audit.record("end_acting", acting.actingSupervisorId(), reason);
    }

    private void tell(Acting acting) {
        tellDuty.tell(List.of(new Window(
                acting.supervisorId(), acting.span().start(), acting.span().end())));
    }

    private Authorship by(String reason) {
        return new Authorship(caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }

    private void requireActive(String field, String employeeId) {
        var employee = employees.find(employeeId);
        refuseIf(
                employee.isEmpty()
                        ? Optional.of(field + " " + employeeId + " is nobody known")
                        : employee.filter(one -> !one.active)
                                .map(one -> field + " " + employeeId + " has left the department"));
    }

    private static void refuseIf(Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new ProblemException(ProblemType.RULE_REFUSED, refusal.get());
        }
    }
}
