package org.dutywatch.compliance.findings.domain;

import org.jspecify.annotations.Nullable;

/** What comes of a step. */
public sealed interface CaseOutcome {

    /** @param resolution only where the finding is closed */
    record Moved(FindingState state, @Nullable Resolution resolution, Change change, ChangeCause cause)
            implements CaseOutcome {}

    /** The finding is in a state that does not allow it. */
    record NotNow(String why) implements CaseOutcome {}

    /** This person may not, or not yet. */
    record Refused(String why) implements CaseOutcome {}
}
