package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.rest.Caller;

/**
 * Stores and revokes exemptions. After its last change, the caller calls {@link #enqueueAffectedShifts} once for all of
 * them.
 */
@ApplicationScoped
public class GrantExemption {
    private final EvaluationQueue queue;
    private final Employees employees;
    private final Caller caller;
    private final Clock clock;

    GrantExemption(EvaluationQueue queue, Employees employees, Caller caller, Clock clock) {
        this.queue = queue;
        this.employees = employees;
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
        enqueueAffectedShifts(List.of(exemption));
        return exemption.exemptionId;
    }

    /**
     * Stores the exemption; enqueues nothing.
     *
     * @param approver id of the employee, or name of the user, who approved it; never the exempted employee
     */
    @Transactional(TxType.MANDATORY)
    public Exemption grant(RequestedExemption requested, String approver) {
        var exemption = new Exemption(requested, approver, caller.name(), clock.instant());
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
     * The affected intervals. For a unit these are the intervals of everybody who ever was or will be in it; the
     * evaluation then checks who belonged to it at the start of each shift.
     */
    private Stream<AffectedInterval> affected(Exemption exemption) {
        var employeeIds = exemption.unit == null
                ? Stream.ofNullable(exemption.employeeId)
                : employees.idsEverInUnit(exemption.unit).stream();
        return employeeIds.map(employeeId -> new AffectedInterval(employeeId, exemption.startAt, exemption.endAt));
    }

    /**
     * Enqueues the affected shifts for evaluation. It uses one statement, which writes them in one order: so one
     * transaction waits for the other and they never deadlock.
     */
    @Transactional(TxType.MANDATORY)
    public void enqueueAffectedShifts(Collection<Exemption> exemptions) {
        queue.enqueueOverlapping(exemptions.stream().flatMap(this::affected).toList(), EvaluationCause.EXEMPTION);
    }
}
