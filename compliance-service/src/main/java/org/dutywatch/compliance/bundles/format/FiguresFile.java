package org.dutywatch.compliance.bundles.format;

import java.util.UUID;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.AccessLimitRule;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.Verdict;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * {@value BundleNames#FIGURES}: what follows from the facts in the other files. Everything but {@code finding} can be
 * computed from them again.
 *
 * @param finding what was told when the bundle was exported
 * @param limitMinutes null where no limit was approved
 * @param outcome what the minutes mean under the limit: {@code ALERT}, {@code REVIEW}, {@code WITHIN_LIMIT} or
 *     {@code NO_LIMIT}
 * @param minutes the figures, in minutes
 * @param possiblePosting what looks like an upload of content on duty; null where nothing does
 */
public record FiguresFile(
        FindingTold finding,
        @Nullable Minutes limitMinutes,
        String outcome,
        ShiftMinutes minutes,
        @Nullable PostingIndications possiblePosting) {

    /** The finding that the bundle is about, as it stood. */
    public record FindingTold(UUID findingId, int revision, String rule, String clause, String tier, String state) {}

    /** The figures that follow from these facts and from nothing else. */
    static FiguresFile of(FindingTold finding, ShiftFacts facts) {
        ShiftMinutes minutes = facts.minutes();
        var policy = facts.policy();
        Minutes limit = policy == null ? null : policy.limitMinutes();
        return new FiguresFile(
                finding,
                limit,
                limit == null ? "NO_LIMIT" : word(AccessLimitRule.judge(minutes, limit)),
                minutes,
                facts.posting() instanceof PostingVerdict.Review review ? review.indications() : null);
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Alert) {
            return "ALERT";
        }
        return verdict instanceof Verdict.Review ? "REVIEW" : "WITHIN_LIMIT";
    }
}
