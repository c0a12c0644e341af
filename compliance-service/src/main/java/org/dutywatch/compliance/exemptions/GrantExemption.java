package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.eventkit.rest.Caller;

/** Writes exemptions; who has written them all calls {@link #markTouched}, once. */
@ApplicationScoped
public class GrantExemption {
    private final EvaluationDue due;
    private final Employees employees;
    private final Caller caller;
    private final Clock clock;

    GrantExemption(EvaluationDue due, Employees employees, Caller caller, Clock clock) {
        this.due = due;
        this.employees = employees;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Grants what was decided elsewhere, such as a claim that was approved, and marks the shifts that it touches. Who may
     * decide is for the caller to see.
     *
     * @param approver the employee or user who approved it, never the employee himself
     * @return the exemption's id
     */
    @Transactional(TxType.MANDATORY)
    public UUID grantDecided(ExemptionRow asked, String approver) {
        Exemption exemption = grant(asked, approver);
        markTouched(List.of(exemption));
        return exemption.exemptionId;
    }

    /** @param approver never the employee himself */
    @Transactional(TxType.MANDATORY)
    Exemption grant(ExemptionRow asked, String approver) {
        var exemption = new Exemption(asked, approver, caller.name(), clock.instant());
        exemption.persistAndFlush();
        return exemption;
    }

    @Transactional(TxType.MANDATORY)
    void end(Exemption exemption, String reason) {
        exemption.revoke(caller.name(), clock.instant(), reason);
        exemption.flush();
    }

    /** Of a unit, the time of everybody who was ever in it: where he belonged at the start of a shift the evaluation asks. */
    private Stream<Touched> touched(Exemption one) {
        var whom = one.unit == null ? Stream.ofNullable(one.employeeId) : employees.everIn(one.unit).stream();
        return whom.map(employeeId -> new Touched(employeeId, one.startAt, one.endAt));
    }

    /** In one statement, so that two who mark many shifts wait for each other instead of blocking each other. */
    @Transactional(TxType.MANDATORY)
    void markTouched(Collection<Exemption> exemptions) {
        due.markOverlapping(exemptions.stream().flatMap(this::touched).toList(), Cause.EXEMPTION);
    }
}
