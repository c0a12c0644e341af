package org.dutywatch.compliance.model.cases;

import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Resolution;
import org.jspecify.annotations.Nullable;

/** The outcome of a request to take a step on a finding. */
public sealed interface CaseOutcome {

    /**
     * The step is allowed.
     *
     * @param state the state of the finding after the step
     * @param resolution null unless the step closes the finding
     */
    record StepAllowed(FindingState state, @Nullable Resolution resolution, FindingChangeKind change, ChangeCause cause)
            implements CaseOutcome {}

    /** The finding is in a state that does not allow the step. */
    record WrongState(String reason) implements CaseOutcome {}

    /** This person may not take the step, or a condition for it is not met yet. */
    record Refused(String reason) implements CaseOutcome {}
}
