package org.dutywatch.compliance.findings;

import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.evaluation.ShiftOutcome;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.minutes.Versions;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * Findings about possible posting (clause IV.B): always a review, never an alert. The clause has no limit, so no policy
 * is needed. The minutes of the shift are shown only as context: the finding does not rest on them, and its basis holds
 * none.
 */
final class PostingFinding {
    /** Stored in place of a policy version. */
    private static final String NO_POLICY = "none";

    private PostingFinding() {}

    /**
     * @param known the finding as last stored; null if there is none
     * @return empty where there are no indications and there is no finding to withdraw
     */
    static Optional<Borne> borne(ShiftOutcome.Evaluated evaluated, @Nullable Finding known) {
        if (evaluated.posting() instanceof PostingVerdict.Review review) {
            return Optional.of(ruleResult(
                    evaluated,
                    Tier.REVIEW,
                    review.indications(),
                    review.confidence().name()));
        }
        return Optional.ofNullable(known)
                .map(previous -> ruleResult(
                        evaluated,
                        null,
                        PostingIndications.NONE,
                        previous.basis().confidence()));
    }

    private static Borne ruleResult(
            ShiftOutcome.Evaluated evaluated, @Nullable Tier tier, PostingIndications indications, String confidence) {
        var minutes = evaluated.minutes();
        var shift = evaluated.shift();
        return new Borne(
                tier,
                new Figures(
                        shift.span().end(),
                        shift.kind(),
                        minutes.low(),
                        minutes.point(),
                        minutes.high(),
                        Minutes.ZERO,
                        indications),
                new Finding.Basis(
                        confidence,
                        List.of(),
                        List.of(),
                        minutes.profile(),
                        Versions.catalogue(minutes),
                        NO_POLICY,
                        indications.first(),
                        indications.last()));
    }
}
