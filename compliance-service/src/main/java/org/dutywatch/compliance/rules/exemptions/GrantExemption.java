package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.rest.Caller;

/**
 * Stores and revokes exemptions that were decided. Whether somebody else has to decide is not checked here. The calling
 * code also calls {@link #enqueueAffectedShifts}, in the same transaction.
 */
@ApplicationScoped
public class GrantExemption {
    private final EvaluationQueue queue;
    private final ExemptedEmployees exemptedEmployees;
    private final Caller caller;
    private final Clock clock;

    GrantExemption(EvaluationQueue queue, ExemptedEmployees exemptedEmployees, Caller caller, Clock clock) {
        this.queue = queue;
        this.exemptedEmployees = exemptedEmployees;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Grants an exemption that was already decided, such as an approved claim, and enqueues the affected shifts for
     * evaluation. It does not check whether the approver was allowed to decide; the calling code does.
     *
     * @param approver the id of the employee, or the name of the user, who approved it; never the exempted employee
     * @return the exemption's id
     */
    @Transactional(TxType.MANDATORY)
    public UUID grantApproved(RequestedExemption requested, String approver) {
        Exemption exemption = grant(requested, approver);
        enqueueAffectedShifts(ExemptionScope.of(exemption));
        return exemption.exemptionId;
    }

    /**
     * Stores the exemption that the caller enters; enqueues nothing.
     *
     * @param approver id of the employee, or name of the user, who approved it; never the exempted employee
     */
    @Transactional(TxType.MANDATORY)
    public Exemption grant(RequestedExemption requested, String approver) {
        return grant(UUID.randomUUID(), requested, approver, caller.name());
    }

    /**
     * Stores the exemption that somebody entered; enqueues nothing.
     *
     * @param author name of the user who entered it
     */
    @Transactional(TxType.MANDATORY)
    public Exemption grant(UUID id, RequestedExemption requested, String approver, String author) {
        var exemption = new Exemption(id, requested, approver, author, clock.instant());
        exemption.persistAndFlush();
        return exemption;
    }

    /** Revokes the exemption; enqueues nothing. */
    @Transactional(TxType.MANDATORY)
    public void revoke(Exemption exemption, String reason) {
        exemption.revoke(caller.name(), clock.instant(), reason);
        exemption.flush();
    }

    /**
     * Enqueues the affected shifts for evaluation. For a unit these are the shifts of everybody who ever was or will be
     * in it; the evaluation then checks who belonged to it at the start of each shift.
     */
    @Transactional(TxType.MANDATORY)
    public void enqueueAffectedShifts(ExemptionScope scope) {
        Interval affected = scope.affected();
        queue.enqueueOverlapping(
                exemptedEmployees.everIn(scope).stream()
                        .map(employeeId -> new AffectedInterval(employeeId, affected.start(), affected.end()))
                        .toList(),
                EvaluationCause.EXEMPTION);
    }
}
