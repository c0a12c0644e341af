package org.dutywatch.compliance.rules.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.model.policies.DatedPolicy;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.sql.Database;

/** Approves a drafted policy. The approver must not be its author. The affected shifts are evaluated again. */
@ApplicationScoped
public class ApprovePolicy {
    private final Caller caller;
    private final EvaluationQueue queue;
    private final AuditTrail audit;
    private final Clock clock;
    private final Policies policies;
    private final MeasuredShifts measuredShifts;
    private final PolicyTermsMapper termsMapper;
    private final Database database;

    ApprovePolicy(
            Caller caller,
            EvaluationQueue queue,
            AuditTrail audit,
            Clock clock,
            Policies policies,
            MeasuredShifts measuredShifts,
            PolicyTermsMapper termsMapper,
            Database database) {
        this.caller = caller;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
        this.policies = policies;
        this.measuredShifts = measuredShifts;
        this.termsMapper = termsMapper;
        this.database = database;
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such policy; CONFLICT if it is already approved; RULE_REFUSED
     *     if the caller is its author, or if it is harsher for a shift that has begun and was measured
     */
    @Transactional
    public PolicyResponse approve(UUID policyId) {
        // Until the commit no other transaction can approve a policy, so the policies in force cannot change.
        database.useHandle(handle -> handle.execute("lock table policy in share row exclusive mode"));
        StoredPolicy policy = StoredPolicy.findById(policyId, LockModeType.PESSIMISTIC_WRITE);
        if (policy == null) {
            throw PoliciesResource.noSuchPolicy();
        }
        if (policy.approvedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the policy is approved already");
        }
        if (policy.author.equals(caller.name())) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "the author of a policy cannot approve it");
        }
        Instant now = clock.instant();
        requireNoHarsherPast(termsMapper.toDatedPolicy(policy), now);
        policy.approver = caller.name();
        policy.approvedAt = now;
        queue.enqueueFrom(policy.effectiveFrom, policy.unit, EvaluationCause.POLICY);
        audit.record("approve_policy", policyId.toString(), policy.note);
        return PolicyResponse.of(policy, termsMapper.fromJson(policy.terms));
    }

    private void requireNoHarsherPast(DatedPolicy draft, Instant now) {
        measuredShifts.firstMadeHarsher(policies.readApproved(), draft, now).ifPresent(start -> {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "a limit is never harsher for the past: for example, the shift that started at " + start
                            + " was measured under a milder limit. Draft the policy again, with an effective_from"
                            + " that is not before its approval");
        });
    }
}
