package org.dutywatch.compliance.findings.domain;

import static org.dutywatch.compliance.findings.domain.FindingState.ACKNOWLEDGED;
import static org.dutywatch.compliance.findings.domain.FindingState.CLOSED;
import static org.dutywatch.compliance.findings.domain.FindingState.OPEN;
import static org.dutywatch.compliance.findings.domain.FindingState.UNDER_REVIEW;

import java.util.Set;

/** What somebody can do about a finding, and in which of its states. */
public enum CaseStep {
    ACKNOWLEDGE(Set.of(OPEN)),
    GIVE_NOTICE(Set.of(OPEN, ACKNOWLEDGED, UNDER_REVIEW)),
    REPLY(Set.of(OPEN, ACKNOWLEDGED, UNDER_REVIEW, CLOSED)),
    START_REVIEW(Set.of(OPEN, ACKNOWLEDGED)),
    CLOSE_EXPLAINED(Set.of(UNDER_REVIEW)),
    CLOSE_CORRECTED(Set.of(UNDER_REVIEW)),
    REFER(Set.of(UNDER_REVIEW));

    private final Set<FindingState> from;

    CaseStep(Set<FindingState> from) {
        this.from = from;
    }

    boolean isPossibleIn(FindingState state) {
        return from.contains(state);
    }

    /** Whether it ends a review. */
    boolean decides() {
        return this == CLOSE_EXPLAINED || this == CLOSE_CORRECTED || this == REFER;
    }
}
