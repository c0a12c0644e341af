package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.eventkit.rest.Caller;

/** Writes exemptions; who has written them all calls {@link #markTouched}, once. */
@ApplicationScoped
class GrantExemption {
    private final EvaluationDue due;
    private final Caller caller;
    private final Clock clock;

    GrantExemption(EvaluationDue due, Caller caller, Clock clock) {
        this.due = due;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param approver never the employee himself */
    @Transactional(TxType.MANDATORY)
    public Exemption grant(ExemptionRow asked, String approver) {
        var exemption = new Exemption(asked, approver, caller.name(), clock.instant());
        exemption.persistAndFlush();
        return exemption;
    }

    @Transactional(TxType.MANDATORY)
    public void end(Exemption exemption, String reason) {
        exemption.revoke(caller.name(), clock.instant(), reason);
        exemption.flush();
    }

    /** In one statement, so that two who mark many shifts wait for each other instead of blocking each other. */
    @Transactional(TxType.MANDATORY)
    public void markTouched(Collection<Exemption> exemptions) {
        due.markOverlapping(
                exemptions.stream()
                        .map(one -> new Touched(one.employeeId, one.startAt, one.endAt))
                        .toList(),
                Cause.EXEMPTION);
    }
}
