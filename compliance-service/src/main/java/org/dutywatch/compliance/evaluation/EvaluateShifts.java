package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * From the facts about shifts to their minutes, and to everything that follows from them, in the caller's transaction.
 *
 * <p>A shift of whose evidence a part was dropped is frozen: what was said about it stays, whatever becomes of the
 * roster, exemptions, limits or the employee. From what is left, nobody could say anything true about it.
 */
@ApplicationScoped
public class EvaluateShifts {
    private final GatherFacts gatherFacts;
    private final Evidence evidence;
    private final Instance<ShiftOutcomes> outcomes;

    EvaluateShifts(GatherFacts gatherFacts, Evidence evidence, Instance<ShiftOutcomes> outcomes) {
        this.gatherFacts = gatherFacts;
        this.evidence = evidence;
        this.outcomes = outcomes;
    }

    /**
     * @param due why each shift is evaluated
     * @return how many of them are frozen
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int apply(SortedMap<ShiftKey, Cause> due) {
        var facts = gatherFacts.of(due.keySet());
        // After the evidence was read: a day that is dropped in between shows.
        IntervalSet dropped = evidence.dropped(hull(due.keySet(), facts));
        List<ShiftOutcome> settled = new ArrayList<>();
        due.forEach((key, cause) -> {
            ShiftFacts of = facts.get(key);
            Interval seen = seen(key, of);
            if (dropped.intervals().stream().noneMatch(seen::overlaps)) {
                settled.add(outcome(key, cause, of));
            }
        });
        outcomes.forEach(one -> settled.forEach(one::settle));
        return due.size() - settled.size();
    }

    private static ShiftOutcome outcome(ShiftKey key, Cause cause, @Nullable ShiftFacts facts) {
        return facts == null
                ? new ShiftOutcome.Gone(key, cause)
                : new ShiftOutcome.Evaluated(
                        key, cause, facts.shift(), facts.minutes(), facts.posting(), facts.policy());
    }

    /** Of a shift that the roster has no more, only the start is known. */
    private static Interval seen(ShiftKey key, @Nullable ShiftFacts facts) {
        Interval span = facts == null
                ? new Interval(key.start(), key.start())
                : facts.shift().span();
        return span.widened(ShiftEvaluator.MARGIN);
    }

    private static Interval hull(Collection<ShiftKey> keys, Map<ShiftKey, ShiftFacts> facts) {
        Instant from = Instant.MAX;
        Instant to = Instant.MIN;
        for (ShiftKey key : keys) {
            Interval seen = seen(key, facts.get(key));
            from = seen.start().isBefore(from) ? seen.start() : from;
            to = seen.end().isAfter(to) ? seen.end() : to;
        }
        return new Interval(from, to);
    }
}
