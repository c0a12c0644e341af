package org.dutywatch.compliance.findings.domain;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of a finding: one for each employee, rule and shift. It follows what it rests on, minutes or indications, up
 * and down, is withdrawn when they no longer bear it, and opened again when they do. The same twice is no change. What
 * people do about it is {@link CaseLife}.
 */
public final class FindingLife {
    private FindingLife() {}

    /** A new standing, and what made it new. */
    public record Step(Standing standing, Change change) {}

    /**
     * @param known where the finding stands; null if there never was one
     * @param tier what the minutes bear now; null if nothing
     * @return nothing where there is nothing to tell
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
                : Optional.of(new Step(held(known, tier, figures), direction(known, tier, figures)));
    }

    /** How far people have come with it is none of what is measured. */
    private static Standing held(Standing known, Tier tier, Figures figures) {
        return new Standing(known.revision() + 1, tier, known.state(), figures, known.resolution(), null);
    }

    /**
     * What was said of a shift that is gone is said of the shift that took its place.
     *
     * @param taking the step that takes it back
     * @param by the finding that says it now
     */
    public static Step superseded(Step taking, UUID by) {
        return new Step(taking.standing().superseded(by), Change.SUPERSEDED);
    }

    /** The same for a finding that was taken back before the other one came. */
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
