package org.dutywatch.compliance.duty.corrections;

import java.time.Instant;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionState;

/** The state of a correction. */
public enum CorrectionState {
    PENDING(DecisionState.AWAITED),
    APPROVED(DecisionState.APPROVED),
    DECLINED(DecisionState.DECLINED),
    /** Nobody decided before it expired. */
    EXPIRED(DecisionState.EXPIRED),
    /** Its author does not ask for it any more. */
    WITHDRAWN(DecisionState.WITHDRAWN);

    private final DecisionState state;

    CorrectionState(DecisionState state) {
        this.state = state;
    }

    /** The state of the decision on it. */
    public DecisionState ofDecision() {
        return state;
    }

    public static CorrectionState at(Decision decision, Instant time) {
        DecisionState now = decision.stateAt(time);
        return now == DecisionState.AWAITED ? PENDING : valueOf(now.name());
    }
}
