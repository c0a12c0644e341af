package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.eventkit.rest.Caller;

/** Writes exemptions and names the shifts that they touch. */
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
        exemption.persist();
        markTouched(exemption);
        return exemption;
    }

    @Transactional(TxType.MANDATORY)
    public void end(Exemption exemption, String reason) {
        exemption.revoke(caller.name(), clock.instant(), reason);
        markTouched(exemption);
    }

    private void markTouched(Exemption exemption) {
        due.markOverlapping(
                List.of(new Touched(exemption.employeeId, exemption.startAt, exemption.endAt)), Cause.EXEMPTION);
    }
}
