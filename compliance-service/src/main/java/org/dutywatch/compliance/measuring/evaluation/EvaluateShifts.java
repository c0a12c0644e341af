package org.dutywatch.compliance.measuring.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.publication.DutyVersions;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.people.employees.Assignment;

/**
 * Computes the minutes of shifts and the checks of their limits, and passes each outcome to every {@link
 * ShiftOutcomeListener}, all in the caller's transaction.
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
            .thenComparing(outcome -> outcome instanceof ShiftOutcome.Removed)
            .thenComparing(ShiftOutcome::key);

    private final GatherFacts gatherFacts;
    private final FrozenShifts frozenShifts;
    private final DutyVersions dutyVersions;
    private final Instance<ShiftOutcomeListener> listeners;

    EvaluateShifts(
            GatherFacts gatherFacts,
            FrozenShifts frozenShifts,
            DutyVersions dutyVersions,
            Instance<ShiftOutcomeListener> listeners) {
        this.gatherFacts = gatherFacts;
        this.frozenShifts = frozenShifts;
        this.dutyVersions = dutyVersions;
        this.listeners = listeners;
    }

    /**
     * Evaluates the shifts.
     *
     * @param due the shifts to evaluate, with their cause
     * @return number of frozen shifts, which were skipped
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int evaluate(SortedMap<ShiftKey, EvaluationCause> due) {
        var latestDuty = dutyVersions.latest(
                due.keySet().stream().map(ShiftKey::employeeId).collect(Collectors.toSet()));
        var gathered = gatherFacts.gather(due.keySet());
        var frozen = frozenShifts.among(due.keySet(), gathered.facts());
        List<ShiftOutcome> outcomes = new ArrayList<>();
        due.forEach((key, cause) -> {
            if (!frozen.contains(key)) {
                long dutyVersion = latestDuty.getOrDefault(key.employeeId(), 0L);
                var one = gathered.facts().get(key);
                outcomes.add(
                        one == null
                                ? new ShiftOutcome.Removed(key, cause, dutyVersion)
                                : evaluated(cause, dutyVersion, one, gathered.assignment(key)));
            }
        });
        outcomes.sort(REMOVED_LAST);
        listeners.forEach(listener -> outcomes.forEach(listener::onShiftOutcome));
        return frozen.size();
    }

    private static ShiftOutcome evaluated(
            EvaluationCause cause, long dutyVersion, ShiftFacts facts, Assignment assignment) {
        var checked = facts.checkLimits();
        var shift = facts.shift();
        return new ShiftOutcome.Evaluated(
                new ShiftKey(shift.employeeId(), shift.plannedStart()),
                cause,
                dutyVersion,
                shift,
                assignment,
                checked.measurement().minutes(),
                checked.measurement().counted(),
                facts.posting(),
                facts.policy(),
                checked.limitChecks(),
                checked.weekShares());
    }
}
