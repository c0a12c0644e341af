package org.dutywatch.compliance.cases.answers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.Claim;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.rules.exemptions.ExemptionScope;
import org.dutywatch.compliance.rules.exemptions.GrantExemption;
import org.dutywatch.compliance.rules.exemptions.OwnChainExemptions;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Approves or declines a claim. Approval grants an exemption like any other; the shift is then evaluated again, which
 * updates the finding. It is not changed here: the evaluation locks the shift's row in {@code evaluation_due} before the
 * finding, and the other order could deadlock.
 */
@ApplicationScoped
class DecideClaim {
    private final AwaitedDecisions decisions;
    private final GrantExemption grantExemption;
    private final OwnChainExemptions ownChain;
    private final AuditTrail audit;

    DecideClaim(
            AwaitedDecisions decisions, GrantExemption grantExemption, OwnChainExemptions ownChain, AuditTrail audit) {
        this.decisions = decisions;
        this.grantExemption = grantExemption;
        this.ownChain = ownChain;
        this.audit = audit;
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such claim; RULE_REFUSED also if the employee is above the
     *     caller, or was then; else as {@link AwaitedDecisions#approve}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Claim approve(UUID claimId, String reason) {
        var claim = require(claimId);
        var answer = decisions.approve(claimId);
        var exemption = RequestedExemption.officialDuty(
                claim.employeeId, new Interval(claim.startAt, claim.endAt), exemptionReason(claim));
        ownChain.require(ExemptionScope.of(exemption));
        String by = name(answer.by());
        claim.approve(by, answer.at(), reason.strip(), grantExemption.grantApproved(exemption, by));
        audit.record("approve_claim", claim.employeeId, reason);
        return claim;
    }

    /** @throws ProblemException as {@link #approve} */
    @Transactional(Transactional.TxType.MANDATORY)
    Claim decline(UUID claimId, String reason) {
        var claim = require(claimId);
        var answer = decisions.decline(claimId, reason.strip());
        claim.decline(name(answer.by()), answer.at(), reason.strip());
        audit.record("decline_claim", claim.employeeId, reason);
        return claim;
    }

    private static Claim require(UUID claimId) {
        Claim claim = Claim.findById(claimId);
        if (claim == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no claim with this id");
        }
        return claim;
    }

    private static String name(Actor by) {
        return Objects.requireNonNullElse(by.employeeId(), by.user());
    }

    private static String exemptionReason(Claim claim) {
        String directedBy = claim.directedBy == null ? "" : ", directed by " + claim.directedBy;
        return claim.purpose + directedBy + " (claim " + claim.claimId + ")";
    }
}
