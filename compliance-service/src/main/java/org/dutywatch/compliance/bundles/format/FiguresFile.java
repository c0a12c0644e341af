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
 * {@value BundleNames#FIGURES}: the figures that follow from the facts in the other files. Everything but
 * {@code finding} can be computed again from those files.
 *
 * @param finding the finding at the time of the export
 * @param limitMinutes limit per shift for all sites; null where none was approved
 * @param outcome result of comparing the minutes with the limit per shift for all sites: {@code ALERT}, {@code REVIEW},
 *     {@code WITHIN_LIMIT} or {@code NO_LIMIT}
 * @param minutes the figures, in minutes
 * @param possiblePosting accesses on duty that look like an upload of content; null where there are none
 * @param limits results for all other limits: for a window, or for particular sites
 */
public record FiguresFile(
        FindingTold finding,
        @Nullable Minutes limitMinutes,
        String outcome,
        ShiftMinutes minutes,
        @Nullable PostingIndications possiblePosting,
        List<LimitTold> limits) {

    /**
     * The result of comparing the shift with one limit.
     *
     * @param policyVersion version of the policy that holds the limit
     * @param per {@code SHIFT} or {@code WINDOW}
     * @param windowMinutes length of the window in minutes; null for a limit per shift
     * @param when the window with the most minutes; null for a limit per shift
     * @param sites sites whose minutes are compared; empty for all sites
     * @param figures for a window, the largest figures that any window has; otherwise the figures of the shift
     * @param outcome {@code ALERT}, {@code REVIEW} or {@code WITHIN_LIMIT}
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
                    outcomeOf(one.verdict()));
        }
    }

    /** The finding that the bundle is about, in its state at the time of the export. */
    public record FindingTold(UUID findingId, int revision, String rule, String clause, String tier, String state) {}

    /** Computes the figures from these facts alone. */
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
                        .map(judgement -> outcomeOf(judgement.verdict()))
                        .orElse("NO_LIMIT"),
                minutes,
                facts.posting() instanceof PostingVerdict.Review review ? review.indications() : null,
                measured.judgements().stream()
                        .filter(one -> !one.isPlain())
                        .map(LimitTold::of)
                        .toList());
    }

    private static String outcomeOf(Verdict verdict) {
        if (verdict instanceof Verdict.Alert) {
            return "ALERT";
        }
        return verdict instanceof Verdict.Review ? "REVIEW" : "WITHIN_LIMIT";
    }
}
