package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;

/** Stores a change of acting supervisors, which waits until a second person decides on it. */
@ApplicationScoped
class RequestActingChange {
    private final RequestedActingChanges requests;
    private final AwaitedDecisions decisions;
    private final EmployeesAbove employeesAbove;
    private final ActingConfig config;
    private final AuditTrail audit;

    RequestActingChange(
            RequestedActingChanges requests,
            AwaitedDecisions decisions,
            EmployeesAbove employeesAbove,
            ActingConfig config,
            AuditTrail audit) {
        this.requests = requests;
        this.decisions = decisions;
        this.employeesAbove = employeesAbove;
        this.config = config;
        this.audit = audit;
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
        var above = employeesAbove.of(change.assignment().supervisorId(), change.moment());
        var decision = decisions
                .askedNow(UUID.randomUUID(), DecisionKind.ACTING_SUPERVISOR, decisions.caller(), config.expiry())
                .about(change.employeeIds(), above);
        var requested = new RequestedActingChange(change, reason, decision);
        decisions.ask(decision);
        requests.add(requested);
        audit.record(
                "ask_acting_change", change.assignment().actingSupervisorId(), requested.requestId() + ": " + reason);
        return requested;
    }
}
