package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.employees.Assignment;
import org.dutywatch.compliance.employees.Employees;
import org.jspecify.annotations.Nullable;

/**
 * From the facts about shifts to their minutes, and to everything that follows from them, in the caller's transaction.
 *
 * <p>A shift of whose evidence a part was dropped is frozen: what was said about it stays, whatever becomes of the
 * roster, exemptions, limits or the employee.
 */
@ApplicationScoped
public class EvaluateShifts {
    /** So that the shift which takes the place of another is known before that one is said to be gone. */
    private static final Comparator<ShiftOutcome> WHAT_IS_GONE_LAST = Comparator.comparing(
                    (ShiftOutcome outcome) -> outcome.key().employeeId())
            .thenComparing(outcome -> outcome instanceof ShiftOutcome.Gone)
            .thenComparing(ShiftOutcome::key);

    private final GatherFacts gatherFacts;
    private final FrozenShifts frozenShifts;
    private final Employees employees;
    private final Instance<ShiftOutcomes> outcomes;

    EvaluateShifts(
            GatherFacts gatherFacts, FrozenShifts frozenShifts, Employees employees, Instance<ShiftOutcomes> outcomes) {
        this.gatherFacts = gatherFacts;
        this.frozenShifts = frozenShifts;
        this.employees = employees;
        this.outcomes = outcomes;
    }

    /**
     * @param due why each shift is evaluated
     * @return how many of them are frozen
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int apply(SortedMap<ShiftKey, Cause> due) {
        var facts = gatherFacts.of(due.keySet());
        var frozen = frozenShifts.among(due.keySet(), facts);
        var assignments = employees.assignments(facts.keySet());
        List<ShiftOutcome> settled = new ArrayList<>();
        due.forEach((key, cause) -> {
            if (!frozen.contains(key)) {
                settled.add(outcome(key, cause, facts.get(key), assignments.getOrDefault(key, Assignment.NOWHERE)));
            }
        });
        settled.sort(WHAT_IS_GONE_LAST);
        outcomes.forEach(one -> settled.forEach(one::settle));
        return frozen.size();
    }

    private static ShiftOutcome outcome(ShiftKey key, Cause cause, @Nullable ShiftFacts facts, Assignment assignment) {
        if (facts == null) {
            return new ShiftOutcome.Gone(key, cause);
        }
        var measured = facts.measure();
        return new ShiftOutcome.Evaluated(
                key,
                cause,
                facts.shift(),
                assignment,
                measured.assessed().minutes(),
                measured.assessed().counted(),
                facts.posting(),
                facts.policy(),
                measured.judgements(),
                measured.weekShares());
    }
}
