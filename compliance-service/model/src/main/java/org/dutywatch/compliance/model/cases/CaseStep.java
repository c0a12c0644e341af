package org.dutywatch.compliance.model.cases;

import static org.dutywatch.compliance.model.findings.FindingState.ACKNOWLEDGED;
import static org.dutywatch.compliance.model.findings.FindingState.CLOSED;
import static org.dutywatch.compliance.model.findings.FindingState.OPEN;
import static org.dutywatch.compliance.model.findings.FindingState.UNDER_REVIEW;

import java.util.Set;
import org.dutywatch.compliance.model.findings.FindingState;

/** A step that a person can take on a finding, with the states in which it is possible. */
public enum CaseStep {
    ACKNOWLEDGE(Set.of(OPEN)),
    GIVE_NOTICE(Set.of(OPEN, ACKNOWLEDGED, UNDER_REVIEW)),
    REPLY(Set.of(OPEN, ACKNOWLEDGED, UNDER_REVIEW, CLOSED)),
    START_REVIEW(Set.of(OPEN, ACKNOWLEDGED)),
    CLOSE_EXPLAINED(Set.of(UNDER_REVIEW)),
    CLOSE_CORRECTED(Set.of(UNDER_REVIEW)),
    REFER(Set.of(UNDER_REVIEW));

    private final Set<FindingState> possibleStates;

    CaseStep(Set<FindingState> possibleStates) {
        this.possibleStates = possibleStates;
    }

    boolean isPossibleIn(FindingState state) {
        return possibleStates.contains(state);
    }

    /** Whether the step ends a review. */
    boolean endsReview() {
        return closesWithoutReferral() || this == REFER;
    }

    /** Whether the step ends a review and nothing follows from the finding. */
    boolean closesWithoutReferral() {
        return this == CLOSE_EXPLAINED || this == CLOSE_CORRECTED;
    }
}
