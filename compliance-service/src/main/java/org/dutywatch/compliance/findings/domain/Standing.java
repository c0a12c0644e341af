package org.dutywatch.compliance.findings.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a finding: its tier, state and figures at one time.
 *
 * @param revision 1 for the first; one more with each change that is published
 * @param tier of a withdrawn or superseded finding: the last tier it had
 * @param resolution the result of the review; not null exactly if the finding is closed
 * @param supersededBy the id of the finding that replaces it; not null exactly if the finding is superseded
 */
public record Standing(
        int revision,
        Tier tier,
        FindingState state,
        Figures figures,
        @Nullable Resolution resolution,
        @Nullable UUID supersededBy) {

    public Standing(int revision, Tier tier, FindingState state, Figures figures) {
        this(revision, tier, state, figures, null, null);
    }

    /**
     * The next revision after a person's step; tier and figures stay.
     *
     * @param with the resolution if the state changes; null if the new state has none
     */
    public Standing moved(FindingState to, @Nullable Resolution with) {
        return new Standing(revision + 1, tier, to, figures, to == state ? resolution : with, null);
    }

    /** The same revision, but open. */
    Standing reopened() {
        return new Standing(revision, tier, FindingState.OPEN, figures);
    }

    /** The same revision, but superseded by another finding. */
    Standing superseded(UUID by) {
        return new Standing(revision, tier, FindingState.SUPERSEDED, figures, null, by);
    }
}
