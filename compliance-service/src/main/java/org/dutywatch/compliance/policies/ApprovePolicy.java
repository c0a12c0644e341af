package org.dutywatch.compliance.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/** Puts a draft in force: a second person's decision, which every touched shift is measured by again. */
@ApplicationScoped
public class ApprovePolicy {
    private final Caller caller;
    private final EvaluationDue due;
    private final AuditTrail audit;
    private final Clock clock;

    ApprovePolicy(Caller caller, EvaluationDue due, AuditTrail audit, Clock clock) {
        this.caller = caller;
        this.due = due;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_FOUND; CONFLICT when it is approved already; RULE_REFUSED for the author */
    @Transactional
    public PolicyResponse approve(UUID policyId) {
        PolicyDraft policy = PolicyDraft.findById(policyId, LockModeType.PESSIMISTIC_WRITE);
        if (policy == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such policy");
        }
        if (policy.approvedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the policy is approved already");
        }
        if (policy.author.equals(caller.name())) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "the author of a policy cannot approve it");
        }
        policy.approver = caller.name();
        policy.approvedAt = clock.instant();
        due.markFrom(policy.effectiveFrom, policy.unit, Cause.POLICY);
        audit.record("approve_policy", policyId.toString(), policy.note);
        return PolicyResponse.of(policy);
    }
}
