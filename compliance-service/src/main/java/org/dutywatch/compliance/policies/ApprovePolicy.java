package org.dutywatch.compliance.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.policies.domain.DatedPolicy;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/** Puts a drafted policy in force. The approver must not be its author. The affected shifts are evaluated again. */
@ApplicationScoped
public class ApprovePolicy {
    private final Caller caller;
    private final EvaluationDue due;
    private final AuditTrail audit;
    private final Clock clock;
    private final Policies policies;
    private final MeasuredShifts measuredShifts;
    private final ReadTerms termsMapper;
    private final EntityManager database;

    ApprovePolicy(
            Caller caller,
            EvaluationDue due,
            AuditTrail audit,
            Clock clock,
            Policies policies,
            MeasuredShifts measuredShifts,
            ReadTerms termsMapper,
            EntityManager database) {
        this.caller = caller;
        this.due = due;
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
        database.createNativeQuery("lock table policy in share row exclusive mode")
                .executeUpdate();
        PolicyDraft policy = PolicyDraft.findById(policyId, LockModeType.PESSIMISTIC_WRITE);
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
        requireNoHarsherPast(termsMapper.dated(policy), now);
        policy.approver = caller.name();
        policy.approvedAt = now;
        due.markFrom(policy.effectiveFrom, policy.unit, Cause.POLICY);
        audit.record("approve_policy", policyId.toString(), policy.note);
        return PolicyResponse.of(policy, termsMapper.read(policy.terms));
    }

    private void requireNoHarsherPast(DatedPolicy draft, Instant now) {
        measuredShifts.madeHarsher(policies.book(), draft, now).ifPresent(start -> {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "a limit is never harsher for the past: the shift that started at " + start
                            + ", for one, was measured under a milder one. Draft it again with an effective_from that is"
                            + " not before its approval");
        });
    }
}
