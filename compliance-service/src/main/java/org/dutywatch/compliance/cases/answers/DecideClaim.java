package org.dutywatch.compliance.cases.answers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.Claim;
import org.dutywatch.compliance.cases.replies.ClaimState;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.rules.exemptions.ExemptionScope;
import org.dutywatch.compliance.rules.exemptions.GrantExemption;
import org.dutywatch.compliance.rules.exemptions.OwnChainExemptions;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Claims of official business. An approval grants an exemption like any other; the shift is then evaluated again, which
 * updates the finding. It is not changed here: the evaluation locks the shift's row in {@code evaluation_due} before the
 * finding, and the other order could deadlock.
 */
@ApplicationScoped
class DecideClaim implements DecidedChange<Claim> {
    private final GrantExemption grantExemption;
    private final OwnChainExemptions ownChain;

    DecideClaim(GrantExemption grantExemption, OwnChainExemptions ownChain) {
        this.grantExemption = grantExemption;
        this.ownChain = ownChain;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.OFFICIAL_BUSINESS_CLAIM;
    }

    @Override
    public Claim require(UUID claimId) {
        Claim claim = Claim.findById(claimId);
        if (claim == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no claim with this id");
        }
        return claim;
    }

    /** @throws ProblemException RULE_REFUSED if the employee is above the caller, or was then */
    @Override
    public void approve(Claim claim, Answer answer) {
        var exemption = RequestedExemption.officialDuty(
                claim.employeeId, new Interval(claim.startAt, claim.endAt), exemptionReason(claim));
        ownChain.require(ExemptionScope.of(exemption));
        String by = answer.by().idOrUser();
        // Before the claim is changed: granting writes what was changed so far.
        claim.exemptionId = grantExemption.grantApproved(exemption, by);
        claim.settle(ClaimState.APPROVED, by, answer.at(), answer.reason());
    }

    @Override
    public void decline(Claim claim, Answer answer) {
        claim.settle(ClaimState.DECLINED, answer.by().idOrUser(), answer.at(), answer.reason());
    }

    @Override
    public void lapse(UUID id, Decision settled) {
        Claim claim = Claim.findById(id);
        if (claim != null) {
            var state = settled.state() == DecisionState.EXPIRED ? ClaimState.EXPIRED : ClaimState.WITHDRAWN;
            claim.settle(state, null, settled.settledAt(), null);
        }
    }

    @Override
    public Audited audited(Claim claim) {
        return new Audited("claim", List.of(claim.employeeId), claim.decisionReason);
    }

    private static String exemptionReason(Claim claim) {
        String directedBy = claim.directedBy == null ? "" : ", directed by " + claim.directedBy;
        return claim.purpose + directedBy + " (claim " + claim.claimId + ")";
    }
}
