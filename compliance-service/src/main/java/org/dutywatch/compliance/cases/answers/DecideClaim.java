package org.dutywatch.compliance.cases.answers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.Claim;
import org.dutywatch.compliance.cases.replies.ClaimState;
import org.dutywatch.compliance.cases.review.ReviewerAuthorization;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.rules.exemptions.GrantExemption;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Approves or declines a claim, for an administrator or a supervisor of the employee, never for the employee himself.
 * Approval grants an exemption like any other; the shift is then evaluated again, which updates the finding. It is not
 * changed here: the evaluation locks the shift's row in {@code evaluation_due} before the finding, and the other order
 * could deadlock.
 */
@ApplicationScoped
class DecideClaim {
    private final GrantExemption grantExemption;
    private final ReviewerAuthorization reviewerAuthorization;
    private final AuditTrail audit;
    private final Clock clock;

    DecideClaim(
            GrantExemption grantExemption, ReviewerAuthorization reviewerAuthorization, AuditTrail audit, Clock clock) {
        this.grantExemption = grantExemption;
        this.reviewerAuthorization = reviewerAuthorization;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException NOT_FOUND; FORBIDDEN outside the caller's chain of command; RULE_REFUSED for a claim
     *     of his own; CONFLICT where the claim is decided already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Claim approve(UUID claimId, String reason) {
        var claim = lockedClaim(claimId);
        String by = authorizedDecider(claim);
        var exemption = RequestedExemption.officialDuty(
                claim.employeeId, new Interval(claim.startAt, claim.endAt), exemptionReason(claim));
        claim.approve(by, now(), reason.strip(), grantExemption.grantApproved(exemption, by));
        audit.record("approve_claim", claim.employeeId, reason);
        return claim;
    }

    /**
     * @throws ProblemException NOT_FOUND; FORBIDDEN outside the caller's chain of command; RULE_REFUSED for a claim
     *     of his own; CONFLICT where the claim is decided already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Claim decline(UUID claimId, String reason) {
        var claim = lockedClaim(claimId);
        claim.decline(authorizedDecider(claim), now(), reason.strip());
        audit.record("decline_claim", claim.employeeId, reason);
        return claim;
    }

    private static Claim lockedClaim(UUID claimId) {
        Claim claim = Claim.findById(claimId, LockModeType.PESSIMISTIC_WRITE);
        if (claim == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no claim with this id");
        }
        return claim;
    }

    /** The employee id or else the user name of the caller, if he may decide this claim now. */
    private String authorizedDecider(Claim claim) {
        var actor = reviewerAuthorization.requireAuthorityOver(claim.employeeId, claim.startAt);
        String employeeId = actor.employeeId();
        if (claim.employeeId.equals(employeeId)) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "you cannot decide on your own claim");
        }
        if (claim.state != ClaimState.PENDING) {
            throw new ProblemException(ProblemType.CONFLICT, "the claim was decided at " + claim.decidedAt);
        }
        return employeeId == null ? actor.user() : employeeId;
    }

    private static String exemptionReason(Claim claim) {
        String directedBy = claim.directedBy == null ? "" : ", directed by " + claim.directedBy;
        return claim.purpose + directedBy + " (claim " + claim.claimId + ")";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
