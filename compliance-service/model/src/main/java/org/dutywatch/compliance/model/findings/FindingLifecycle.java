package org.dutywatch.compliance.model.findings;

import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.model.cases.CasePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The measured side of a finding. There is one finding for each employee, rule and shift (or week, for a weekly rule).
 * It is raised and lowered with the minutes or indications that it rests on, withdrawn when they no longer support it,
 * and reopened when they do again. While it is withdrawn, its figures follow the facts, too. The same result twice
 * changes nothing. The steps that people take are in
 * {@link CasePolicy}.
 */
public final class FindingLifecycle {
    private FindingLifecycle() {}

    /** A step in the history of a finding: the {@link FindingSnapshot} that it leads to, and what changed with it. */
    public record FindingRevision(FindingSnapshot snapshot, FindingChangeKind change) {}

    /**
     * Computes the next revision from a new measurement.
     *
     * @param previous the last revision; null if there is no finding yet
     * @param tier the tier that the measurement supports now; null if it supports no finding
     * @return empty where nothing changed, so no revision is made and no event published
     */
    public static Optional<FindingRevision> next(
            @Nullable FindingSnapshot previous, @Nullable Tier tier, Estimate estimate) {
        if (previous == null) {
            return tier == null
                    ? Optional.empty()
                    : revision(1, tier, FindingState.OPEN, estimate, FindingChangeKind.OPENED);
        }
        int revision = previous.revision() + 1;
        if (previous.state().isRetracted()) {
            return tier == null
                    ? stillRetracted(previous, estimate)
                    : revision(revision, tier, FindingState.OPEN, estimate, FindingChangeKind.REOPENED);
        }
        if (tier == null) {
            return revision(revision, previous.tier(), FindingState.WITHDRAWN, estimate, FindingChangeKind.WITHDRAWN);
        }
        return tier == previous.tier() && estimate.isEquivalentTo(previous.estimate())
                ? Optional.empty()
                : Optional.of(new FindingRevision(
                        withMeasurement(previous, tier, estimate), direction(previous, tier, estimate)));
    }

    /** The figures are those of the facts now, not of the moment at which the finding was withdrawn. */
    private static Optional<FindingRevision> stillRetracted(FindingSnapshot previous, Estimate estimate) {
        return estimate.isEquivalentTo(previous.estimate())
                ? Optional.empty()
                : Optional.of(new FindingRevision(previous.remeasured(estimate), FindingChangeKind.REVISED));
    }

    /** A measurement changes tier and figures; the state and resolution that people gave the finding stay. */
    private static FindingSnapshot withMeasurement(FindingSnapshot previous, Tier tier, Estimate estimate) {
        return new FindingSnapshot(
                previous.revision() + 1, tier, previous.state(), estimate, previous.resolution(), null);
    }

    /**
     * Replaces a withdrawal: the shift was replaced by another one, and the finding of that shift replaces this one.
     *
     * @param withdrawal the revision that withdraws the finding; its revision number is kept
     * @param by the id of the finding that replaces it
     */
    public static FindingRevision supersede(FindingRevision withdrawal, UUID by) {
        return new FindingRevision(withdrawal.snapshot().asSuperseded(by), FindingChangeKind.SUPERSEDED);
    }

    /** The same, as a new revision, for a finding that was withdrawn before the other finding was opened. */
    public static FindingRevision supersede(FindingSnapshot withdrawn, UUID by) {
        var next = withdrawn.transitionTo(FindingState.SUPERSEDED, null);
        return new FindingRevision(next.asSuperseded(by), FindingChangeKind.SUPERSEDED);
    }

    private static Optional<FindingRevision> revision(
            int revision, Tier tier, FindingState state, Estimate estimate, FindingChangeKind change) {
        return Optional.of(new FindingRevision(new FindingSnapshot(revision, tier, state, estimate), change));
    }

    private static FindingChangeKind direction(FindingSnapshot previous, Tier tier, Estimate estimate) {
        int rise = tier.compareTo(previous.tier());
        if (rise == 0) {
            rise = estimate.comparedTo(previous.estimate());
        }
        if (rise == 0) {
            return FindingChangeKind.REVISED;
        }
        return rise > 0 ? FindingChangeKind.RAISED : FindingChangeKind.LOWERED;
    }
}
