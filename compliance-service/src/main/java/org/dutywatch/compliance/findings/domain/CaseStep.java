package org.dutywatch.compliance.findings.domain;

import static org.dutywatch.compliance.findings.domain.FindingState.ACKNOWLEDGED;
import static org.dutywatch.compliance.findings.domain.FindingState.CLOSED;
import static org.dutywatch.compliance.findings.domain.FindingState.OPEN;
import static org.dutywatch.compliance.findings.domain.FindingState.UNDER_REVIEW;

import java.util.Set;

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
    boolean decides() {
        return this == CLOSE_EXPLAINED || this == CLOSE_CORRECTED || this == REFER;
    }
}
