package org.dutywatch.compliance.rules.dutyrules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.duty.roster.ApprovedDutyRules;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
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
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    ApproveDutyRule(
            Database database,
            ApprovedDutyRules rules,
            EvaluationQueue queue,
            Caller caller,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.rules = rules;
        this.queue = queue;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such rule; CONFLICT if it is approved already; RULE_REFUSED if
     *     the caller is its author, or if the rule would count more time of the past as duty
     */
    @Transactional
    DutyRuleResponse approve(UUID ruleId) {
        // Approvals run one at a time: each is compared with the rules in force, which another approval would change.
        database.useHandle(handle -> handle.execute("lock table duty_rule in share row exclusive mode"));
        StoredDutyRule draft = StoredDutyRule.findById(ruleId);
        if (draft == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such duty rule");
        }
        if (draft.approvedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the duty rule is approved already");
        }
        if (draft.author.equals(caller.name())) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "the author of a duty rule cannot approve it");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        refuseMoreDutyInThePast(draft, now);
        draft.approver = caller.name();
        draft.approvedAt = now;
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
