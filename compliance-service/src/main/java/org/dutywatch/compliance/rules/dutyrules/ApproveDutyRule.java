package org.dutywatch.compliance.rules.dutyrules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.duty.roster.ApprovedDutyRules;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;

/**
 * Draft duty rules: an approval puts one in force. A rule that counts more time as duty takes effect at the approval at
 * the earliest. A rule that counts less may take effect in the past.
 */
@ApplicationScoped
class ApproveDutyRule implements DecidedChange<StoredDutyRule> {
    /**
     * A shift is evaluated together with the duty of its neighbouring shifts, so a shift before the effective time can
     * depend on the rule, too. It may have begun two days earlier.
     */
    private static final Duration NEIGHBOUR_REACH = Duration.ofDays(3);

    private final Database database;
    private final ApprovedDutyRules rules;
    private final EvaluationQueue queue;

    ApproveDutyRule(Database database, ApprovedDutyRules rules, EvaluationQueue queue) {
        this.database = database;
        this.rules = rules;
        this.queue = queue;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.DUTY_RULE;
    }

    @Override
    public StoredDutyRule require(UUID ruleId) {
        StoredDutyRule draft = StoredDutyRule.findById(ruleId);
        if (draft == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such duty rule");
        }
        return draft;
    }

    /** Approvals run one at a time: each is compared with the rules in force, which another approval would change. */
    @Override
    public void prepare(StoredDutyRule draft, DecisionState toBe) {
        database.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(1, 'duty_rule'::regclass::oid::int)"));
    }

    /** @throws ProblemException RULE_REFUSED if it would count more time of the past as duty */
    @Override
    public void approve(StoredDutyRule draft, Answer answer) {
        refuseMoreDutyInThePast(draft, answer.at());
        draft.approver = answer.by().user();
        draft.approvedAt = answer.at();
        queue.enqueueFrom(draft.effectiveFrom.minus(NEIGHBOUR_REACH), null, EvaluationCause.POLICY);
    }

    @Override
    public Audited audited(StoredDutyRule draft) {
        return new Audited("duty_rule", List.of(draft.ruleId.toString()), draft.note);
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
