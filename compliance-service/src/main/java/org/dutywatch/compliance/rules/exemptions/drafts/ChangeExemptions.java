package org.dutywatch.compliance.rules.exemptions.drafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.rules.exemptions.AlertedExemptions;
import org.dutywatch.compliance.rules.exemptions.ExemptedEmployees;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionScope;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility.ExemptionReader;
import org.dutywatch.compliance.rules.exemptions.GrantExemption;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Grants or revokes an exemption in the caller's name. If a shift that it affects has or ever had an alert, nothing
 * changes and another person is asked to decide. The caller of this class checks whom the caller may exempt.
 *
 * <p>Alerts are looked up twice, before and after the affected shifts are enqueued, and the employees are locked before:
 * as {@code WriteRosterChanges} explains, an alert is either found here or is based on the changed exemption.
 */
@ApplicationScoped
public class ChangeExemptions {
    private final GrantExemption grants;
    private final RequestExemption requests;
    private final ExemptionDrafts drafts;
    private final AlertedExemptions alerted;
    private final ExemptedEmployees exemptedEmployees;
    private final RosterBook rosterBook;
    private final AuditTrail audit;

    ChangeExemptions(
            GrantExemption grants,
            RequestExemption requests,
            ExemptionDrafts drafts,
            AlertedExemptions alerted,
            ExemptedEmployees exemptedEmployees,
            RosterBook rosterBook,
            AuditTrail audit) {
        this.grants = grants;
        this.requests = requests;
        this.drafts = drafts;
        this.alerted = alerted;
        this.exemptedEmployees = exemptedEmployees;
        this.rosterBook = rosterBook;
        this.audit = audit;
    }

    /**
     * @param approver id of the employee, or name of the user, who makes the request
     * @param reader which drafts the caller may see
     */
    @Transactional(TxType.MANDATORY)
    public ExemptionChange grant(RequestedExemption requested, String approver, ExemptionReader reader) {
        if (enqueueUnlessAlerted(ExemptionScope.of(requested))) {
            Exemption exemption = grants.grant(requested, approver);
            audit.record("grant_exemption", exemption.subject(), requested.reason());
            return new ExemptionChange.Made(exemption);
        }
        return new ExemptionChange.Awaited(drafts.findEquivalent(requested, reader)
                .filter(draft -> draft.state == DecisionState.AWAITED)
                .orElseGet(() -> requests.ask(requested, null)));
    }

    /** @throws ProblemException CONFLICT if it is revoked already */
    @Transactional(TxType.MANDATORY)
    public ExemptionChange revoke(Exemption exemption, String reason) {
        boolean alone = enqueueUnlessAlerted(ExemptionScope.of(exemption));
        Exemption.getEntityManager().refresh(exemption, LockModeType.PESSIMISTIC_WRITE);
        if (exemption.revokedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the exemption is revoked already");
        }
        if (alone) {
            grants.revoke(exemption, reason);
            audit.record("revoke_exemption", exemption.subject(), reason);
            return new ExemptionChange.Made(exemption);
        }
        return new ExemptionChange.Awaited(drafts.findAwaitedRevocation(exemption.exemptionId)
                .orElseGet(() -> requests.askToRevoke(exemption, reason)));
    }

    /**
     * A shift that is enqueued but not changed after all is evaluated with the same result.
     *
     * @return whether there is no alert about an affected shift, so that the exemption may change
     */
    private boolean enqueueUnlessAlerted(ExemptionScope scope) {
        rosterBook.lock(exemptedEmployees.everIn(scope));
        if (alerted.affectAlertedShift(scope)) {
            return false;
        }
        grants.enqueueAffectedShifts(scope);
        return !alerted.affectAlertedShift(scope);
    }
}
