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

/** What became of a shift that was due. */
public sealed interface ShiftOutcome {
    ShiftKey key();

    /** Why it was due. */
    Cause cause();

    /**
     * @param assignment where the employee belonged at the start of the shift
     * @param counted what the minutes rest on
     * @param policy the limits in force for all sites; null where none are
     * @param judgements of every limit per shift and per window that holds
     * @param weekShares what the shift adds to its week, where weeks are limited
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

        /** The limit per shift, window or week that says most; nothing where none holds. */
        public Optional<Judgement> strongest(Measure per) {
            return Judgement.strongest(judgements, per);
        }
    }

    /** The roster has no such shift any more: nothing may be said about it. */
    record Gone(ShiftKey key, Cause cause) implements ShiftOutcome {}
}
