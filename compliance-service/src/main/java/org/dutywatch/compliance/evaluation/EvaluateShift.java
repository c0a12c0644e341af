package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;

/** From the facts about a shift to its minutes, and to everything that follows from them, in the caller's transaction. */
@ApplicationScoped
public class EvaluateShift {
    private final GatherFacts facts;
    private final ShiftEvaluator evaluator;
    private final Instance<ShiftOutcomes> outcomes;

    EvaluateShift(GatherFacts facts, ShiftEvaluator evaluator, Instance<ShiftOutcomes> outcomes) {
        this.facts = facts;
        this.evaluator = evaluator;
        this.outcomes = outcomes;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(ShiftKey key, Cause cause) {
        ShiftOutcome outcome = facts.of(key)
                .<ShiftOutcome>map(of -> new ShiftOutcome.Evaluated(key, cause, of.shift(), minutes(of), of.policy()))
                .orElseGet(() -> new ShiftOutcome.Gone(key, cause));
        outcomes.forEach(one -> one.settle(outcome));
    }

    private ShiftMinutes minutes(ShiftFacts of) {
        return evaluator.evaluate(of.shift(), of.exempt(), of.otherDuty(), of.evidence());
    }
}
