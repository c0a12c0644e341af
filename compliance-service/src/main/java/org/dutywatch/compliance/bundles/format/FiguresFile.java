package org.dutywatch.compliance.bundles.format;

import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.Judgement;
import org.dutywatch.compliance.evaluation.domain.LimitFigures;
import org.dutywatch.compliance.evaluation.domain.Measure;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.Verdict;
import org.dutywatch.compliance.policies.domain.Limit;
import org.dutywatch.compliance.time.domain.Interval;
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
 * @param limits what every other limit makes of it: for a window, or for particular sites
 * @param possiblePosting what looks like an upload of content on duty; null where nothing does
 */
public record FiguresFile(
        FindingTold finding,
        @Nullable Minutes limitMinutes,
        String outcome,
        ShiftMinutes minutes,
        @Nullable PostingIndications possiblePosting,
        List<LimitTold> limits) {

    /**
     * What one limit makes of the shift.
     *
     * @param per {@code SHIFT} or {@code WINDOW}
     * @param windowMinutes null for the shift
     * @param when the fullest window; null for the shift
     * @param sites whose minutes are meant; none for every site
     * @param figures the largest that any window has, or those of the shift
     */
    public record LimitTold(
            long policyVersion,
            Measure per,
            @Nullable Long windowMinutes,
            @Nullable Interval when,
            List<String> sites,
            Limit limit,
            LimitFigures figures,
            String outcome) {

        static LimitTold of(Judgement one) {
            var window = one.window();
            return new LimitTold(
                    one.policyVersion(),
                    one.per(),
                    window == null ? null : window.toMinutes(),
                    one.when(),
                    one.sites().sites(),
                    one.limit(),
                    one.figures(),
                    word(one.verdict()));
        }
    }

    /** The finding that the bundle is about, as it stood. */
    public record FindingTold(UUID findingId, int revision, String rule, String clause, String tier, String state) {}

    /** The figures that follow from these facts and from nothing else. */
    static FiguresFile of(FindingTold finding, ShiftFacts facts) {
        var measured = facts.measure();
        ShiftMinutes minutes = measured.assessed().minutes();
        var policy = facts.policy();
        Minutes limit = policy == null ? null : policy.limitMinutes();
        return new FiguresFile(
                finding,
                limit,
                measured.judgements().stream()
                        .filter(Judgement::isPlain)
                        .findFirst()
                        .map(plain -> word(plain.verdict()))
                        .orElse("NO_LIMIT"),
                minutes,
                facts.posting() instanceof PostingVerdict.Review review ? review.indications() : null,
                measured.judgements().stream()
                        .filter(one -> !one.isPlain())
                        .map(LimitTold::of)
                        .toList());
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Alert) {
            return "ALERT";
        }
        return verdict instanceof Verdict.Review ? "REVIEW" : "WITHIN_LIMIT";
    }
}
