package org.dutywatch.compliance.rules.dutyrules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.duty.roster.ApprovedDutyRules;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;

/**
 * Approves a draft duty rule and so puts it in force. The author of the draft cannot approve it. A rule that counts
 * more time as duty takes effect at the approval at the earliest. A rule that counts less may take effect in the past.
 */
@ApplicationScoped
class ApproveDutyRule {
    /**
     * A shift is evaluated together with the duty of its neighbouring shifts, so a shift before the effective time can
     * depend on the rule, too. It may have begun two days earlier.
     */
    private static final Duration NEIGHBOUR_REACH = Duration.ofDays(3);

    private final Database database;
    private final ApprovedDutyRules rules;
    private final EvaluationQueue queue;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;

    ApproveDutyRule(
            Database database,
            ApprovedDutyRules rules,
            EvaluationQueue queue,
            AwaitedDecisions decisions,
            AuditTrail audit) {
        this.database = database;
        this.rules = rules;
        this.queue = queue;
        this.decisions = decisions;
        this.audit = audit;
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such rule; RULE_REFUSED if it would count more time of the past
     *     as duty; else as {@link AwaitedDecisions#approve}
     */
    @Transactional
    DutyRuleResponse approve(UUID ruleId) {
        // Approvals run one at a time: each is compared with the rules in force, which another approval would change.
        database.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(1, 'duty_rule'::regclass::oid::int)"));
        StoredDutyRule draft = StoredDutyRule.findById(ruleId);
        if (draft == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such duty rule");
        }
        var answer = decisions.approve(ruleId);
        refuseMoreDutyInThePast(draft, answer.at());
        draft.approver = answer.by().user();
        draft.approvedAt = answer.at();
        queue.enqueueFrom(draft.effectiveFrom.minus(NEIGHBOUR_REACH), null, EvaluationCause.POLICY);
        audit.record("approve_duty_rule", ruleId.toString(), draft.note);
        return DutyRuleResponse.of(draft);
    }

    /** The draft applies until the next approved rule takes effect, so it is compared with one rule only. */
    private void refuseMoreDutyInThePast(StoredDutyRule draft, Instant now) {
        var replaced = rules.now().ruleFor(draft.effectiveFrom);
        if (draft.effectiveFrom.isBefore(now) && draft.rule().countsMoreThan(replaced)) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "the rule would count time as duty that " + replaced.label() + " does not, for shifts since "
                            + draft.effectiveFrom
                            + ": a rule that adds duty takes effect at its approval at the earliest");
        }
    }
}
