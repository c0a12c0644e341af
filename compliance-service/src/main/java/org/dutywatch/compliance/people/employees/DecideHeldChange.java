package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.employees.held.HeldChange;
import org.dutywatch.compliance.people.employees.held.HeldChanges;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Approves or declines a held change of an employee. An approval makes it. */
@ApplicationScoped
public class DecideHeldChange {
    private final HeldChanges heldChanges;
    private final ChangeEmployees changes;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;

    DecideHeldChange(HeldChanges heldChanges, ChangeEmployees changes, AwaitedDecisions decisions, AuditTrail audit) {
        this.heldChanges = heldChanges;
        this.changes = changes;
        this.decisions = decisions;
        this.audit = audit;
    }

    /**
     * Approves.
     *
     * @throws ProblemException NOT_FOUND if there is no such change; FORBIDDEN or RULE_REFUSED if the caller may not
     *     decide; CONFLICT if it is decided already
     * @throws ChangeRefused if the change is not possible any more; the message names persons
     */
    @Transactional
    public HeldChange approve(UUID requestId) {
        changes.lock();
        var held = require(requestId);
        var answer = decisions.approve(requestId);
        changes.changeAsApproved(held, answer.author(), answer.by().user());
        return record(held, DecisionState.APPROVED, answer, null);
    }

    /**
     * Declines; the employee stays as he is.
     *
     * @throws ProblemException as {@link #approve}, but the change need not be possible
     */
    @Transactional
    public HeldChange decline(UUID requestId, String reason) {
        var held = require(requestId);
        var answer = decisions.decline(requestId, reason);
        return record(held, DecisionState.DECLINED, answer, reason);
    }

    private HeldChange require(UUID requestId) {
        return heldChanges
                .find(requestId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such change of an employee"));
    }

    private HeldChange record(
            HeldChange held, DecisionState state, AwaitedDecisions.Answer answer, @Nullable String reason) {
        heldChanges.decide(held.requestId(), state, answer, reason);
        audit.record(
                state == DecisionState.APPROVED ? "approve_employee_change" : "decline_employee_change",
                held.employeeId(),
                held.requestId() + (reason == null ? "" : ": " + reason));
        return require(held.requestId());
    }
}
