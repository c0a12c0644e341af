package org.dutywatch.compliance.evaluation;

import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.employees.Assignment;
import org.dutywatch.compliance.evaluation.domain.AccessLimitRule;
import org.dutywatch.compliance.evaluation.domain.CountedEvidence;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.Verdict;
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
     * @param policy the limit in force; null where none is
     * @param rosterKnown whether the roster tells of all of the shift
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
            boolean rosterKnown)
            implements ShiftOutcome {

        /** Without an approved limit nothing is found. */
        public Verdict verdict() {
            if (policy == null) {
                return new Verdict.WithinLimit();
            }
            var verdict = AccessLimitRule.judge(minutes, policy.limitMinutes());
            return verdict instanceof Verdict.Alert && !rosterKnown
                    ? new Verdict.Review(Verdict.Why.ROSTER_UNKNOWN)
                    : verdict;
        }
    }

    /** The roster has no such shift any more: nothing may be said about it. */
    record Gone(ShiftKey key, Cause cause) implements ShiftOutcome {}
}
