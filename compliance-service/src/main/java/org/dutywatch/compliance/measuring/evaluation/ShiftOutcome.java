package org.dutywatch.compliance.measuring.evaluation;

import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.measuring.CountedEvidence;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.model.verdicts.PostingVerdict;
import org.dutywatch.compliance.model.verdicts.WeekShare;
import org.dutywatch.compliance.people.employees.Assignment;
import org.jspecify.annotations.Nullable;

/** The result of evaluating a shift that was due. */
public sealed interface ShiftOutcome {
    ShiftKey key();

    /** Why it was evaluated. */
    EvaluationCause cause();

    /**
     * The version of the employee's duty that the outcome was evaluated with: the version of the last {@code
     * duty-changed} event before the roster was read; 0 if there was none.
     */
    long dutyVersion();

    /**
     * The shift is in the roster and was evaluated.
     *
     * @param assignment unit and rank of the employee at the start of the shift
     * @param counted the evidence that the minutes are based on
     * @param policy the limits in force for all sites; null if there are none
     * @param limitChecks the comparison with every applicable limit per shift and per window
     * @param weekShares the shift's part of its week, one for each applicable limit per week
     */
    record Evaluated(
            ShiftKey key,
            EvaluationCause cause,
            long dutyVersion,
            Shift shift,
            Assignment assignment,
            ShiftMinutes minutes,
            CountedEvidence counted,
            PostingVerdict posting,
            @Nullable Policy policy,
            List<LimitCheck> limitChecks,
            List<WeekShare> weekShares)
            implements ShiftOutcome {

        /** The comparison of this kind with the most severe verdict; empty if no such limit applies. */
        public Optional<LimitCheck> mostSevere(LimitPeriod per) {
            return LimitCheck.mostSevere(limitChecks, per);
        }
    }

    /**
     * The shift is not in the roster any more: its minutes are deleted, and its findings are withdrawn, or superseded
     * by those of another shift.
     */
    record Removed(ShiftKey key, EvaluationCause cause, long dutyVersion) implements ShiftOutcome {}
}
