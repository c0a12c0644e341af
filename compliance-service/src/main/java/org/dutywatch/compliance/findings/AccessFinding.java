package org.dutywatch.compliance.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.ShiftOutcome;
import org.dutywatch.compliance.evaluation.domain.Judgement;
import org.dutywatch.compliance.evaluation.domain.Measure;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.Verdict;
import org.dutywatch.compliance.evaluation.domain.WeekRule;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Terms;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.minutes.ExcludedMinutes;
import org.dutywatch.compliance.minutes.SiteMinutes;
import org.dutywatch.compliance.minutes.Versions;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/** Findings about minutes (clause IV.C). Where several limits of one measure apply, the strongest judgement counts. */
final class AccessFinding {
    private AccessFinding() {}

    /**
     * @param known the finding as last stored; null if there is none
     * @return empty where no limit per shift is in force and there is no finding to withdraw
     */
    static Optional<Borne> perShift(ShiftOutcome.Evaluated evaluated, @Nullable Finding known) {
        return judged(evaluated, Measure.SHIFT)
                .or(() -> Optional.ofNullable(known).map(previous -> withoutLimit(evaluated, previous)));
    }

    /**
     * @param known the finding as last stored; null if there is none
     * @return empty where no limit per window is in force and there is no finding to withdraw
     */
    static Optional<Borne> perWindow(ShiftOutcome.Evaluated evaluated, @Nullable Finding known) {
        return judged(evaluated, Measure.WINDOW)
                .or(() -> Optional.ofNullable(known).map(Borne::nothingOf));
    }

    /**
     * The result names the first shift with which the week reaches its verdict; see {@link WeekRule}.
     *
     * @param week the judgement of the week; empty where no limit per week is in force
     * @param known the finding as last stored; null if there is none
     */
    static Optional<Borne> perWeek(Optional<WeekRule.Told> week, @Nullable Finding known) {
        return week.map(weekResult -> ruleResult(
                                weekResult.judgement(),
                                weekResult.last().shiftEnd(),
                                weekResult.last().kind())
                        .of(weekResult.last().shiftStart()))
                .or(() -> Optional.ofNullable(known).map(Borne::nothingOf));
    }

    private static Optional<Borne> judged(ShiftOutcome.Evaluated evaluated, Measure per) {
        var shift = evaluated.shift();
        return evaluated
                .strongest(per)
                .map(judgement -> ruleResult(judgement, shift.span().end(), shift.kind()));
    }

    private static Borne ruleResult(Judgement judgement, Instant shiftEnd, ShiftKind kind) {
        var figures = judgement.figures();
        return new Borne(
                Tier.of(judgement.verdict()).orElse(null),
                new Figures(
                        shiftEnd,
                        kind,
                        figures.low(),
                        figures.point(),
                        figures.high(),
                        judgement.limit().most(),
                        null,
                        terms(judgement)),
                basis(judgement.minutes(), Versions.policy(judgement.policyVersion())));
    }

    private static Terms terms(Judgement judgement) {
        Duration window = judgement.window();
        Interval when = judgement.when();
        return new Terms(
                judgement.per(),
                window == null ? null : (int) window.toMinutes(),
                when == null ? null : when.start(),
                when == null ? null : when.end(),
                judgement.limit().notice(),
                judgement.sites().categories(),
                judgement.sites().sites(),
                judgement.verdict() instanceof Verdict.Review review ? review.why() : null);
    }

    /** No limit is in force any more: the finding is withdrawn, and keeps the limit that it was last compared with. */
    private static Borne withoutLimit(ShiftOutcome.Evaluated evaluated, Finding previous) {
        var minutes = evaluated.minutes();
        var shift = evaluated.shift();
        var previousFigures = previous.standing().figures();
        return new Borne(
                null,
                new Figures(
                        shift.span().end(),
                        shift.kind(),
                        minutes.low(),
                        minutes.point(),
                        minutes.high(),
                        previousFigures.limit(),
                        null,
                        previousFigures.terms()),
                basis(minutes, previous.basis().policy()));
    }

    private static Finding.Basis basis(ShiftMinutes minutes, String policy) {
        return new Finding.Basis(
                minutes.confidence().name(),
                SiteMinutes.of(minutes),
                ExcludedMinutes.of(minutes),
                minutes.profile(),
                Versions.catalogue(minutes),
                policy,
                minutes.firstAccess(),
                minutes.lastAccess());
    }
}
