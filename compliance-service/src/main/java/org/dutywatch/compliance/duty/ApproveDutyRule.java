package org.dutywatch.compliance.duty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/**
 * Puts a rule of what counts as duty in force: a second person's decision. It is never harsher for the past: what makes
 * more time duty holds from the approval on at the earliest, what makes less may reach back.
 */
@ApplicationScoped
class ApproveDutyRule {
    /** What counts in one shift is also what is no other duty of the one before it, which may have begun two days before. */
    private static final Duration NEIGHBOURS = Duration.ofDays(3);

    private final EntityManager database;
    private final RulesInForce rules;
    private final EvaluationDue due;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    ApproveDutyRule(
            EntityManager database,
            RulesInForce rules,
            EvaluationDue due,
            Caller caller,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.rules = rules;
        this.due = due;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException NOT_FOUND; CONFLICT when it is approved already; RULE_REFUSED for the author, and where it
     *     would count more of the past as duty
     */
    @Transactional
    DutyRuleResponse approve(UUID ruleId) {
        // Two approvals at once would each be compared with what the other one changes.
        database.createNativeQuery("lock table duty_rule in share row exclusive mode")
                .executeUpdate();
        DutyRuleDraft draft = DutyRuleDraft.findById(ruleId);
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
        refuseHarsherForThePast(draft, now);
        draft.approver = caller.name();
        draft.approvedAt = now;
        due.markFrom(draft.effectiveFrom.minus(NEIGHBOURS), null, Cause.POLICY);
        audit.record("approve_duty_rule", ruleId.toString(), draft.note);
        return DutyRuleResponse.of(draft);
    }

    /** It holds until the next rule that is approved already, so it takes the place of one rule only. */
    private void refuseHarsherForThePast(DutyRuleDraft draft, Instant now) {
        var replaced = rules.now().at(draft.effectiveFrom);
        if (draft.effectiveFrom.isBefore(now) && draft.rule().addsTo(replaced)) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "it would count as duty what was none under " + replaced.label() + ", for shifts since "
                            + draft.effectiveFrom
                            + ": a rule that adds duty holds from its approval on at the earliest");
        }
    }
}
