package org.dutywatch.compliance.rules.policies;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.model.policies.DatedPolicy;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;

/** Drafted policies: an approval puts one in force, and the affected shifts are evaluated again. */
@ApplicationScoped
class ApprovePolicy implements DecidedChange<StoredPolicy> {
    private final EvaluationQueue queue;
    private final Policies policies;
    private final MeasuredShifts measuredShifts;
    private final PolicyTermsMapper termsMapper;
    private final Database database;

    ApprovePolicy(
            EvaluationQueue queue,
            Policies policies,
            MeasuredShifts measuredShifts,
            PolicyTermsMapper termsMapper,
            Database database) {
        this.queue = queue;
        this.policies = policies;
        this.measuredShifts = measuredShifts;
        this.termsMapper = termsMapper;
        this.database = database;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.POLICY;
    }

    @Override
    public StoredPolicy require(UUID policyId) {
        StoredPolicy policy = StoredPolicy.findById(policyId);
        if (policy == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such policy");
        }
        return policy;
    }

    /** Until the commit no other transaction can approve a policy, so the policies in force cannot change. */
    @Override
    public void prepare(StoredPolicy policy, DecisionState toBe) {
        database.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(1, 'policy'::regclass::oid::int)"));
    }

    /** @throws ProblemException RULE_REFUSED if it is harsher for a shift that has begun and was measured */
    @Override
    public void approve(StoredPolicy policy, Answer answer) {
        requireNoHarsherPast(termsMapper.toDatedPolicy(policy), answer.at());
        policy.approver = answer.by().user();
        policy.approvedAt = answer.at();
        queue.enqueueFrom(policy.effectiveFrom, policy.unit, EvaluationCause.POLICY);
    }

    @Override
    public Audited audited(StoredPolicy policy) {
        return new Audited("policy", List.of(policy.policyId.toString()), policy.note);
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
