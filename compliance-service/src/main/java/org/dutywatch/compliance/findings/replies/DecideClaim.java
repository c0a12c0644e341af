package org.dutywatch.compliance.findings.replies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.exemptions.ExemptionRow;
import org.dutywatch.compliance.exemptions.GrantExemption;
import org.dutywatch.compliance.findings.Deciders;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Somebody of the chain of command, never the employee, approves or declines a claim. What is approved is an exemption
 * like any other: the shift is measured again, and the finding says what is left. The finding itself is not touched
 * here, as the evaluation locks it after the mark of the shift.
 */
@ApplicationScoped
class DecideClaim {
    private final GrantExemption grants;
    private final Deciders deciders;
    private final AuditTrail audit;
    private final Clock clock;

    DecideClaim(GrantExemption grants, Deciders deciders, AuditTrail audit, Clock clock) {
        this.grants = grants;
        this.deciders = deciders;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_FOUND, FORBIDDEN, RULE_REFUSED or CONFLICT */
    @Transactional(Transactional.TxType.MANDATORY)
    Claim approve(UUID claimId, String reason) {
        var claim = locked(claimId);
        String by = decider(claim);
        var asked = ExemptionRow.officialDuty(claim.employeeId, new Interval(claim.startAt, claim.endAt), words(claim));
        claim.approve(by, now(), reason.strip(), grants.grantDecided(asked, by));
        audit.record("approve_claim", claim.employeeId, reason);
        return claim;
    }

    /** @throws ProblemException NOT_FOUND, FORBIDDEN, RULE_REFUSED or CONFLICT */
    @Transactional(Transactional.TxType.MANDATORY)
    Claim decline(UUID claimId, String reason) {
        var claim = locked(claimId);
        claim.decline(decider(claim), now(), reason.strip());
        audit.record("decline_claim", claim.employeeId, reason);
        return claim;
    }

    private static Claim locked(UUID claimId) {
        Claim claim = Claim.findById(claimId, LockModeType.PESSIMISTIC_WRITE);
        if (claim == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no claim with this id");
        }
        return claim;
    }

    /** The caller, as the employee that he is or else the user, if he may decide this claim now. */
    private String decider(Claim claim) {
        var who = deciders.over(claim.employeeId, claim.startAt);
        String employeeId = who.employeeId();
        if (claim.employeeId.equals(employeeId)) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "nobody decides about his own claim");
        }
        if (claim.state != ClaimState.PENDING) {
            throw new ProblemException(ProblemType.CONFLICT, "the claim was decided at " + claim.decidedAt);
        }
        return employeeId == null ? who.user() : employeeId;
    }

    private static String words(Claim claim) {
        String directed = claim.directedBy == null ? "" : ", directed by " + claim.directedBy;
        return claim.purpose + directed + " (claim " + claim.claimId + ")";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
