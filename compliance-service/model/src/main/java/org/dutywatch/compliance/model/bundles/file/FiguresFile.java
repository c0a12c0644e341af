package org.dutywatch.compliance.model.bundles.file;

import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.bundles.BundleNames;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.LimitFigures;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.dutywatch.compliance.model.verdicts.PostingVerdict;
import org.dutywatch.compliance.model.verdicts.Verdict;
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
        FindingAtExport finding,
        @Nullable Minutes limitMinutes,
        String outcome,
        ShiftMinutes minutes,
        @Nullable PostingIndications possiblePosting,
        List<LimitResult> limits) {

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
    public record LimitResult(
            long policyVersion,
            LimitPeriod per,
            @Nullable Long windowMinutes,
            @Nullable Interval when,
            List<String> sites,
            Limit limit,
            LimitFigures figures,
            String outcome) {

        static LimitResult of(LimitCheck one) {
            var window = one.window();
            return new LimitResult(
                    one.policyVersion(),
                    one.per(),
                    window == null ? null : window.toMinutes(),
                    one.interval(),
                    one.sites().sites(),
                    one.limit(),
                    one.figures(),
                    outcomeOf(one.verdict()));
        }
    }

    /** The finding that the bundle is about, in its state at the time of the export. */
    public record FindingAtExport(
            UUID findingId, int revision, String rule, String clause, String tier, String state) {}

    /** Computes the figures from these facts alone. */
    public static FiguresFile of(FindingAtExport finding, ShiftFacts facts) {
        var checked = facts.checkLimits();
        ShiftMinutes minutes = checked.measurement().minutes();
        var policy = facts.policy();
        Minutes limit = policy == null ? null : policy.limitMinutes();
        return new FiguresFile(
                finding,
                limit,
                checked.limitChecks().stream()
                        .filter(LimitCheck::isShiftLimitForAllSites)
                        .findFirst()
                        .map(check -> outcomeOf(check.verdict()))
                        .orElse("NO_LIMIT"),
                minutes,
                facts.posting() instanceof PostingVerdict.Review review ? review.indications() : null,
                checked.limitChecks().stream()
                        .filter(one -> !one.isShiftLimitForAllSites())
                        .map(LimitResult::of)
                        .toList());
    }

    private static String outcomeOf(Verdict verdict) {
        if (verdict instanceof Verdict.Alert) {
            return "ALERT";
        }
        return verdict instanceof Verdict.Review ? "REVIEW" : "WITHIN_LIMIT";
    }
}
