package org.dutywatch.compliance.findings.domain;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The measured side of a finding. There is one finding for each employee, rule and shift (or week, for a weekly rule).
 * It is raised and lowered with the minutes or indications that it rests on, withdrawn when they no longer support it,
 * and reopened when they do again. The same result twice changes nothing. The steps that people take are in
 * {@link CaseLife}.
 */
public final class FindingLife {
    private FindingLife() {}

    /** The next revision of a finding, and what changed with it. */
    public record Step(Standing standing, Change change) {}

    /**
     * Computes the next revision from a new measurement.
     *
     * @param known the last revision; null if there is no finding yet
     * @param tier the tier that the measurement supports now; null if it supports no finding
     * @return empty where nothing changed, so no revision is made and no event published
     */
    public static Optional<Step> next(@Nullable Standing known, @Nullable Tier tier, Figures figures) {
        if (known == null) {
            return tier == null ? Optional.empty() : step(1, tier, FindingState.OPEN, figures, Change.OPENED);
        }
        int revision = known.revision() + 1;
        if (known.state().isTakenBack()) {
            return tier == null ? Optional.empty() : step(revision, tier, FindingState.OPEN, figures, Change.REOPENED);
        }
        if (tier == null) {
            return step(revision, known.tier(), FindingState.WITHDRAWN, figures, Change.WITHDRAWN);
        }
        return tier == known.tier() && figures.sayTheSameAs(known.figures())
                ? Optional.empty()
                : Optional.of(new Step(withMeasurement(known, tier, figures), direction(known, tier, figures)));
    }

    /** A measurement changes tier and figures; the state and resolution that people gave the finding stay. */
    private static Standing withMeasurement(Standing known, Tier tier, Figures figures) {
        return new Standing(known.revision() + 1, tier, known.state(), figures, known.resolution(), null);
    }

    /**
     * Replaces a withdrawal: the shift was replaced by another one, and the finding of that shift replaces this one.
     *
     * @param withdrawal the step that withdraws the finding; its revision is kept
     * @param by the id of the finding that replaces it
     */
    public static Step superseded(Step withdrawal, UUID by) {
        return new Step(withdrawal.standing().superseded(by), Change.SUPERSEDED);
    }

    /** The same, as a new revision, for a finding that was withdrawn before the other finding was opened. */
    public static Step superseded(Standing withdrawn, UUID by) {
        var next = withdrawn.moved(FindingState.SUPERSEDED, null);
        return new Step(next.superseded(by), Change.SUPERSEDED);
    }

    private static Optional<Step> step(int revision, Tier tier, FindingState state, Figures figures, Change change) {
        return Optional.of(new Step(new Standing(revision, tier, state, figures), change));
    }

    private static Change direction(Standing known, Tier tier, Figures figures) {
        int rise = tier.compareTo(known.tier());
        if (rise == 0) {
            rise = figures.comparedTo(known.figures());
        }
        if (rise == 0) {
            return Change.REVISED;
        }
        return rise > 0 ? Change.RAISED : Change.LOWERED;
    }
}
