package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.DecisionKind;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.model.decisions.TwoPersonDecision;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.eventkit.audit.AuditTrail;

/** Stores a change of acting supervisors, which waits until a second person decides on it. */
@ApplicationScoped
class RequestActingChange {
    private final RequestedActingChanges requests;
    private final AwaitedDecisions decisions;
    private final EmployeesAbove employeesAbove;
    private final ActingConfig config;
    private final AuditTrail audit;
    private final Clock clock;

    RequestActingChange(
            RequestedActingChanges requests,
            AwaitedDecisions decisions,
            EmployeesAbove employeesAbove,
            ActingConfig config,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.decisions = decisions;
        this.employeesAbove = employeesAbove;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The caller asks for the change. Unless an equal one is awaited already, it is stored, and whoever was above the
     * supervisor at its first moment may decide on it. The caller's transaction must hold the lock of
     * {@link WriteActingChanges#lock}.
     *
     * @return the request, or the equal one
     */
    @Transactional(TxType.MANDATORY)
    public RequestedActingChange request(ActingChange change, String reason) {
        return requests.findEquivalent(change).orElseGet(() -> add(change, reason));
    }

    private RequestedActingChange add(ActingChange change, String reason) {
        Actor author = decisions.caller();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var requested = new RequestedActingChange(
                UUID.randomUUID(),
                change,
                author.user(),
                reason,
                now,
                now.plus(config.expiry()),
                DecisionState.AWAITED,
                null,
                null,
                null);
        requests.add(requested);
        var above = employeesAbove.of(change.assignment().supervisorId(), change.moment());
        decisions.ask(TwoPersonDecision.asked(requested.requestId(), DecisionKind.ACTING_SUPERVISOR, author, now)
                .about(change.employeeIds(), above)
                .until(requested.decideBy()));
        audit.record(
                "ask_acting_change", change.assignment().actingSupervisorId(), requested.requestId() + ": " + reason);
        return requested;
    }
}
