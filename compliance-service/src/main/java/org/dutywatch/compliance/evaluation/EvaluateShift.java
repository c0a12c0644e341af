package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;

/** From the facts about a shift to its minutes, and to everything that follows from them, in the caller's transaction. */
@ApplicationScoped
public class EvaluateShift {
    private final GatherFacts facts;
    private final Instance<ShiftOutcomes> outcomes;

    EvaluateShift(GatherFacts facts, Instance<ShiftOutcomes> outcomes) {
        this.facts = facts;
        this.outcomes = outcomes;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(ShiftKey key, Cause cause) {
        ShiftOutcome outcome = facts.of(key)
                .<ShiftOutcome>map(of ->
                        new ShiftOutcome.Evaluated(key, cause, of.shift(), of.minutes(), of.posting(), of.policy()))
                .orElseGet(() -> new ShiftOutcome.Gone(key, cause));
        outcomes.forEach(one -> one.settle(outcome));
    }
}
