package org.dutywatch.compliance.findings.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding stands.
 *
 * @param revision from 1, one more with each change that is told
 * @param tier of a finding that was taken back: the one it had
 * @param resolution only, and always, of a closed finding
 * @param supersededBy only, and always, of a superseded finding: the one that says it now
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

    /** The next revision: the same figures, and what somebody made of them. */
    public Standing moved(FindingState to, @Nullable Resolution with) {
        return new Standing(revision + 1, tier, to, figures, to == state ? resolution : with, null);
    }

    /** The same revision, opened again. */
    Standing reopened() {
        return new Standing(revision, tier, FindingState.OPEN, figures);
    }

    /** Taken back because another finding says it. */
    Standing superseded(UUID by) {
        return new Standing(revision, tier, FindingState.SUPERSEDED, figures, null, by);
    }
}
