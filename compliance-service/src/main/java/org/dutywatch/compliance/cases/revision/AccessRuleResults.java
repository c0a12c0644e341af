package org.dutywatch.compliance.cases.revision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.measuring.minutes.ExcludedMinutes;
import org.dutywatch.compliance.measuring.minutes.SiteMinutes;
import org.dutywatch.compliance.measuring.minutes.VersionLabels;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.LimitContext;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.model.verdicts.Verdict;
import org.dutywatch.compliance.model.verdicts.WeekRule;
import org.jspecify.annotations.Nullable;

/** Results of the rules about minutes (clause IV.C). If several limits of a kind apply, the severest check counts. */
final class AccessRuleResults {
    private AccessRuleResults() {}

    /**
     * @param stored the finding as last stored; null if there is none
     * @return empty where no limit per shift is in force and there is no finding to withdraw
     */
    static Optional<RuleResult> perShift(ShiftOutcome.Evaluated evaluated, @Nullable Finding stored) {
        return mostSevere(evaluated, LimitPeriod.SHIFT)
                .or(() -> Optional.ofNullable(stored).map(previous -> withoutLimit(evaluated, previous)));
    }

    /**
     * @param stored the finding as last stored; null if there is none
     * @return empty where no limit per window is in force and there is no finding to withdraw
     */
    static Optional<RuleResult> perWindow(ShiftOutcome.Evaluated evaluated, @Nullable Finding stored) {
        return mostSevere(evaluated, LimitPeriod.WINDOW)
                .or(() -> Optional.ofNullable(stored).map(RuleResult::withdrawalOf));
    }

    /**
     * The result names the first shift with which the week reaches its verdict; see {@link WeekRule}.
     *
     * @param weekCheck the check of the week; null where no limit per week is in force
     * @param stored the finding as last stored; null if there is none
     */
    static Optional<RuleResult> perWeek(WeekRule.@Nullable WeekCheck weekCheck, @Nullable Finding stored) {
        return Optional.ofNullable(weekCheck)
                .map(check -> ruleResult(
                                check.limitCheck(),
                                check.last().shiftEnd(),
                                check.last().kind())
                        .forShift(check.last().shiftStart()))
                .or(() -> Optional.ofNullable(stored).map(RuleResult::withdrawalOf));
    }

    private static Optional<RuleResult> mostSevere(ShiftOutcome.Evaluated evaluated, LimitPeriod per) {
        var shift = evaluated.shift();
        return evaluated
                .mostSevere(per)
                .map(limitCheck -> ruleResult(limitCheck, shift.worked().end(), shift.kind()));
    }

    private static RuleResult ruleResult(LimitCheck limitCheck, Instant shiftEnd, ShiftKind kind) {
        var figures = limitCheck.figures();
        return new RuleResult(
                Tier.of(limitCheck.verdict()).orElse(null),
                new Estimate(
                        shiftEnd,
                        kind,
                        figures.low(),
                        figures.point(),
                        figures.high(),
                        limitCheck.limit().most(),
                        null,
                        limitContext(limitCheck)),
                basis(limitCheck.minutes(), VersionLabels.policy(limitCheck.policyVersion())));
    }

    private static LimitContext limitContext(LimitCheck limitCheck) {
        Duration window = limitCheck.window();
        Interval interval = limitCheck.interval();
        return new LimitContext(
                limitCheck.per(),
                window == null ? null : (int) window.toMinutes(),
                interval == null ? null : interval.start(),
                interval == null ? null : interval.end(),
                limitCheck.limit().notice(),
                limitCheck.sites().categories(),
                limitCheck.sites().sites(),
                limitCheck.verdict() instanceof Verdict.Review review ? review.reason() : null);
    }

    /** No limit is in force any more: the finding is withdrawn, and keeps the limit that it was last compared with. */
    private static RuleResult withoutLimit(ShiftOutcome.Evaluated evaluated, Finding previous) {
        var minutes = evaluated.minutes();
        var shift = evaluated.shift();
        var previousEstimate = previous.snapshot().estimate();
        return new RuleResult(
                null,
                new Estimate(
                        shift.worked().end(),
                        shift.kind(),
                        minutes.low(),
                        minutes.point(),
                        minutes.high(),
                        previousEstimate.limit(),
                        null,
                        previousEstimate.limitContext()),
                basis(minutes, previous.basis().policy()));
    }

    private static Finding.Basis basis(ShiftMinutes minutes, String policy) {
        return new Finding.Basis(
                minutes.confidence().name(),
                SiteMinutes.of(minutes),
                ExcludedMinutes.of(minutes),
                minutes.profile(),
                VersionLabels.catalogue(minutes),
                policy,
                minutes.firstAccess(),
                minutes.lastAccess());
    }
}
