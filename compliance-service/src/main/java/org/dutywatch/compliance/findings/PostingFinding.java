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
 * What looks like posting (clause IV.B): a matter for review, and never more. It needs no limit and so no policy. The
 * minutes of the shift are told beside it, but the finding does not rest on them, so neither does its basis.
 */
final class PostingFinding {
    /** The version of a policy where none is asked. */
    private static final String NO_POLICY = "none";

    private PostingFinding() {}

    /** @return nothing where nothing is indicated now and nothing was before */
    static Optional<Borne> borne(ShiftOutcome.Evaluated evaluated, @Nullable Finding known) {
        if (evaluated.posting() instanceof PostingVerdict.Review review) {
            return Optional.of(borne(
                    evaluated,
                    Tier.REVIEW,
                    review.indications(),
                    review.confidence().name()));
        }
        return Optional.ofNullable(known)
                .map(was -> borne(
                        evaluated, null, PostingIndications.NONE, was.basis().confidence()));
    }

    private static Borne borne(
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
