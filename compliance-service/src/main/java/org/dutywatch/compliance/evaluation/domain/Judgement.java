package org.dutywatch.compliance.evaluation.domain;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.dutywatch.compliance.policies.domain.Limit;
import org.dutywatch.compliance.policies.domain.SiteScope;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of one limit with the counted minutes.
 *
 * @param policyVersion version of the policy that sets the limit
 * @param sites the sites that the limit applies to
 * @param per what the limit applies to: shift, window or week
 * @param window length of the window; null unless {@code per} is {@link Measure#WINDOW}
 * @param when the window with the most time, or the week; null for a whole shift
 * @param figures the figures that were compared with the limit
 * @param minutes minutes of the shift on these sites; for a week, the sum over its shifts that were added up
 */
public record Judgement(
        long policyVersion,
        SiteScope sites,
        Measure per,
        Limit limit,
        @Nullable Duration window,
        @Nullable Interval when,
        LimitFigures figures,
        ShiftMinutes minutes,
        Verdict verdict) {

    /**
     * Most severe last: by verdict, then by share of the limit, then the earlier policy version, then the shorter
     * window.
     */
    private static final Comparator<Judgement> BY_WEIGHT = Comparator.comparingInt(
                    (Judgement one) -> one.verdict().weight())
            .thenComparingDouble(Judgement::share)
            .thenComparing(Comparator.comparingLong(Judgement::policyVersion).reversed())
            .thenComparing(Comparator.comparing(Judgement::windowOrNone).reversed());

    /** The most severe comparison of this kind, which a finding is based on; empty if there is none. */
    public static Optional<Judgement> strongest(Collection<Judgement> all, Measure per) {
        return all.stream().filter(one -> one.per == per).max(BY_WEIGHT);
    }

    /** Whether it is a limit per shift for all sites. */
    public boolean isPlain() {
        return per == Measure.SHIFT && sites.coversEverySite();
    }

    /** The best estimate divided by the limit. */
    private double share() {
        long most = Math.max(limit.most().tenths(), 1);
        return (double) figures.point().tenths() / most;
    }

    private Duration windowOrNone() {
        return window == null ? Duration.ZERO : window;
    }

    /** The same with an alert turned into a review, because an unknown roster must never lead to an alert. */
    Judgement withRosterUnknown() {
        return verdict instanceof Verdict.Alert
                ? new Judgement(
                        policyVersion,
                        sites,
                        per,
                        limit,
                        window,
                        when,
                        figures,
                        minutes,
                        new Verdict.Review(Verdict.Why.ROSTER_UNKNOWN))
                : this;
    }
}
