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

/** Minutes against the limits in force (clause IV.C): of several of one kind, the one that says most. */
final class AccessFinding {
    private AccessFinding() {}

    /** @return nothing where no limit was ever in force: nothing is measured, and nothing can be taken back */
    static Optional<Borne> perShift(ShiftOutcome.Evaluated evaluated, @Nullable Finding known) {
        return judged(evaluated, Measure.SHIFT)
                .or(() -> Optional.ofNullable(known).map(was -> withoutLimit(evaluated, was)));
    }

    static Optional<Borne> perWindow(ShiftOutcome.Evaluated evaluated, @Nullable Finding known) {
        return judged(evaluated, Measure.WINDOW)
                .or(() -> Optional.ofNullable(known).map(Borne::nothingOf));
    }

    /** Told of the shift with which the week says what it says. */
    static Optional<Borne> perWeek(Optional<WeekRule.Told> week, @Nullable Finding known) {
        return week.map(told -> borne(
                                told.judgement(),
                                told.last().shiftEnd(),
                                told.last().kind())
                        .of(told.last().shiftStart()))
                .or(() -> Optional.ofNullable(known).map(Borne::nothingOf));
    }

    private static Optional<Borne> judged(ShiftOutcome.Evaluated evaluated, Measure per) {
        var shift = evaluated.shift();
        return evaluated
                .strongest(per)
                .map(judgement -> borne(judgement, shift.span().end(), shift.kind()));
    }

    private static Borne borne(Judgement judgement, Instant shiftEnd, ShiftKind kind) {
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

    /** What is taken back still names the limit that it was measured against. */
    private static Borne withoutLimit(ShiftOutcome.Evaluated evaluated, Finding was) {
        var minutes = evaluated.minutes();
        var shift = evaluated.shift();
        var told = was.standing().figures();
        return new Borne(
                null,
                new Figures(
                        shift.span().end(),
                        shift.kind(),
                        minutes.low(),
                        minutes.point(),
                        minutes.high(),
                        told.limit(),
                        null,
                        told.terms()),
                basis(minutes, was.basis().policy()));
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
