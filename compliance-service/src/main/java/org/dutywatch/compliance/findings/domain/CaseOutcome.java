package org.dutywatch.compliance.findings.domain;

import org.jspecify.annotations.Nullable;

/** The outcome of a step that somebody asked to take on a finding. */
public sealed interface CaseOutcome {

    /**
     * The step is allowed.
     *
     * @param state the state of the finding after the step
     * @param resolution null unless the step closes the finding
     */
    record Moved(FindingState state, @Nullable Resolution resolution, Change change, ChangeCause cause)
            implements CaseOutcome {}

    /** The finding is in a state that does not allow the step. */
    record NotNow(String why) implements CaseOutcome {}

    /** This person may not take the step, or a condition for it is not met yet. */
    record Refused(String why) implements CaseOutcome {}
}
