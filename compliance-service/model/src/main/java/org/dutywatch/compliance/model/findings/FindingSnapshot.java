package org.dutywatch.compliance.model.findings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a finding says in one of its revisions: tier, state and figures. {@link FindingLifecycle.FindingRevision} is the
 * step that leads to it: a snapshot and what changed with it.
 *
 * @param revision 1 for the first; one more with each change that is published
 * @param tier of a withdrawn or superseded finding: the last tier it had
 * @param resolution the result of the review; not null exactly if the finding is closed
 * @param supersededBy the id of the finding that replaces it; not null exactly if the finding is superseded
 */
public record FindingSnapshot(
        int revision,
        Tier tier,
        FindingState state,
        Estimate estimate,
        @Nullable Resolution resolution,
        @Nullable UUID supersededBy) {

    public FindingSnapshot(int revision, Tier tier, FindingState state, Estimate estimate) {
        this(revision, tier, state, estimate, null, null);
    }

    /**
     * The next revision after a person's step; tier and figures stay.
     *
     * @param with the resolution if the state changes; null if the new state has none
     */
    public FindingSnapshot transitionTo(FindingState to, @Nullable Resolution with) {
        return new FindingSnapshot(revision + 1, tier, to, estimate, to == state ? resolution : with, null);
    }

    /** The next revision with other figures, in the same state. */
    FindingSnapshot remeasured(Estimate other) {
        return new FindingSnapshot(revision + 1, tier, state, other, resolution, supersededBy);
    }

    /** The same revision, but open. */
    public FindingSnapshot reopened() {
        return new FindingSnapshot(revision, tier, FindingState.OPEN, estimate);
    }

    /** The same revision, but superseded by another finding. */
    FindingSnapshot asSuperseded(UUID by) {
        return new FindingSnapshot(revision, tier, FindingState.SUPERSEDED, estimate, null, by);
    }
}
