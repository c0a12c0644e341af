package org.dutywatch.compliance.cases.revision;

import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.measuring.minutes.VersionLabels;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.dutywatch.compliance.model.verdicts.PostingVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Results of the rule about possible posting (clause IV.B): the tier is REVIEW, never ALERT. The clause has no limit,
 * so no policy is needed. The estimate shows the minutes of the shift only as context: they do not decide, and the
 * basis contains none.
 */
final class PostingRuleResults {
    /** Stored in place of a policy version. */
    private static final String NO_POLICY = "none";

    private PostingRuleResults() {}

    /**
     * @param stored the finding as last stored; null if there is none
     * @return empty where there are no indications and there is no finding to withdraw
     */
    static Optional<RuleResult> ruleResult(ShiftOutcome.Evaluated evaluated, @Nullable Finding stored) {
        if (evaluated.posting() instanceof PostingVerdict.Review review) {
            return Optional.of(ruleResult(
                    evaluated,
                    Tier.REVIEW,
                    review.indications(),
                    review.confidence().name()));
        }
        return Optional.ofNullable(stored)
                .map(previous -> ruleResult(evaluated, null, PostingIndications.NONE, Finding.Basis.NO_ACCESSES));
    }

    private static RuleResult ruleResult(
            ShiftOutcome.Evaluated evaluated, @Nullable Tier tier, PostingIndications indications, String confidence) {
        var minutes = evaluated.minutes();
        var shift = evaluated.shift();
        return new RuleResult(
                tier,
                new Estimate(
                        shift.worked().end(),
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
                        VersionLabels.catalogue(minutes),
                        NO_POLICY,
                        indications.first(),
                        indications.last()));
    }
}
