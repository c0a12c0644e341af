package org.dutywatch.compliance.rules.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.model.policies.DatedPolicy;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;

/** Approves a drafted policy. The approver must not be its author. The affected shifts are evaluated again. */
@ApplicationScoped
public class ApprovePolicy {
    private final AwaitedDecisions decisions;
    private final EvaluationQueue queue;
    private final AuditTrail audit;
    private final Policies policies;
    private final MeasuredShifts measuredShifts;
    private final PolicyTermsMapper termsMapper;
    private final Database database;

    ApprovePolicy(
            AwaitedDecisions decisions,
            EvaluationQueue queue,
            AuditTrail audit,
            Policies policies,
            MeasuredShifts measuredShifts,
            PolicyTermsMapper termsMapper,
            Database database) {
        this.decisions = decisions;
        this.queue = queue;
        this.audit = audit;
        this.policies = policies;
        this.measuredShifts = measuredShifts;
        this.termsMapper = termsMapper;
        this.database = database;
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such policy; RULE_REFUSED if it is harsher for a shift that has
     *     begun and was measured; else as {@link AwaitedDecisions#approve}
     */
    @Transactional
    public PolicyResponse approve(UUID policyId) {
        // Until the commit no other transaction can approve a policy, so the policies in force cannot change.
        database.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(1, 'policy'::regclass::oid::int)"));
        StoredPolicy policy = StoredPolicy.findById(policyId);
        if (policy == null) {
            throw PoliciesResource.noSuchPolicy();
        }
        var answer = decisions.approve(policyId);
        requireNoHarsherPast(termsMapper.toDatedPolicy(policy), answer.at());
        policy.approver = answer.by().user();
        policy.approvedAt = answer.at();
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
