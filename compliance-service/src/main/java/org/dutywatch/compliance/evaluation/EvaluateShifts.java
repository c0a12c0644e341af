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
 * Computes the minutes of shifts from their facts and passes the outcome to every {@link ShiftOutcomes}, all in the
 * caller's transaction.
 *
 * <p>A shift with evidence that was partly dropped is frozen: its results stay as they are, even if the roster,
 * exemptions, limits or the employee change.
 */
@ApplicationScoped
public class EvaluateShifts {
    /**
     * Removed shifts come last for each employee, so that a replacing shift is stored before the replaced one is
     * removed.
     */
    private static final Comparator<ShiftOutcome> REMOVED_LAST = Comparator.comparing(
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
     * @param due the shifts to evaluate, with their cause
     * @return number of frozen shifts, which were skipped
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int apply(SortedMap<ShiftKey, Cause> due) {
        var facts = gatherFacts.of(due.keySet());
        var frozen = frozenShifts.among(due.keySet(), facts);
        var assignments = employees.assignments(facts.keySet());
        List<ShiftOutcome> results = new ArrayList<>();
        due.forEach((key, cause) -> {
            if (!frozen.contains(key)) {
                results.add(outcome(key, cause, facts.get(key), assignments.getOrDefault(key, Assignment.NOWHERE)));
            }
        });
        results.sort(REMOVED_LAST);
        outcomes.forEach(one -> results.forEach(one::settle));
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
