package org.dutywatch.compliance.evaluation;

import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.employees.Assignment;
import org.dutywatch.compliance.evaluation.domain.CountedEvidence;
import org.dutywatch.compliance.evaluation.domain.Judgement;
import org.dutywatch.compliance.evaluation.domain.Measure;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.WeekShare;
import org.dutywatch.compliance.policies.Policy;
import org.jspecify.annotations.Nullable;

/** The result of evaluating a shift that was due. */
public sealed interface ShiftOutcome {
    ShiftKey key();

    /** Why it was evaluated. */
    Cause cause();

    /**
     * The shift is in the roster and was evaluated.
     *
     * @param assignment unit and rank of the employee at the start of the shift
     * @param counted the evidence that the minutes are based on
     * @param policy the limits in force for all sites; null if there are none
     * @param judgements the comparison with every applicable limit per shift and per window
     * @param weekShares the shift's part of its week, one for each applicable limit per week
     */
    record Evaluated(
            ShiftKey key,
            Cause cause,
            Shift shift,
            Assignment assignment,
            ShiftMinutes minutes,
            CountedEvidence counted,
            PostingVerdict posting,
            @Nullable Policy policy,
            List<Judgement> judgements,
            List<WeekShare> weekShares)
            implements ShiftOutcome {

        /** The comparison of this kind with the most severe verdict; empty if no such limit applies. */
        public Optional<Judgement> strongest(Measure per) {
            return Judgement.strongest(judgements, per);
        }
    }

    /** The shift is not in the roster any more: no result about it may remain. */
    record Gone(ShiftKey key, Cause cause) implements ShiftOutcome {}
}
