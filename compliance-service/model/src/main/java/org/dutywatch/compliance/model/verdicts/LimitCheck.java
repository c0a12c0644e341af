package org.dutywatch.compliance.model.verdicts;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.dutywatch.compliance.model.measuring.LimitFigures;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.policies.SiteScope;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of one limit with the counted minutes.
 *
 * @param policyVersion version of the policy that sets the limit
 * @param sites the sites that the limit applies to
 * @param per what the limit applies to: shift, window or week
 * @param window length of the window; null unless {@code per} is {@link LimitPeriod#WINDOW}
 * @param interval the window with the most time, or the week; null for a whole shift
 * @param figures the figures that were compared with the limit
 * @param minutes minutes of the shift on these sites; for a week, the sum over its shifts that were added up
 */
public record LimitCheck(
        long policyVersion,
        SiteScope sites,
        LimitPeriod per,
        Limit limit,
        @Nullable Duration window,
        @Nullable Interval interval,
        LimitFigures figures,
        ShiftMinutes minutes,
        Verdict verdict) {

    /**
     * Most severe last: by verdict, then by share of the limit, then the earlier policy version, then the shorter
     * window.
     */
    private static final Comparator<LimitCheck> BY_SEVERITY = Comparator.comparingInt(
                    (LimitCheck one) -> one.verdict().severity())
            .thenComparingDouble(LimitCheck::share)
            .thenComparing(Comparator.comparingLong(LimitCheck::policyVersion).reversed())
            .thenComparing(Comparator.comparing(LimitCheck::windowOrNone).reversed());

    /** The most severe comparison of this kind, which a finding is based on; empty if there is none. */
    public static Optional<LimitCheck> mostSevere(Collection<LimitCheck> all, LimitPeriod per) {
        return all.stream().filter(one -> one.per == per).max(BY_SEVERITY);
    }

    /** Whether it is a limit per shift for all sites. */
    public boolean isShiftLimitForAllSites() {
        return per == LimitPeriod.SHIFT && sites.coversEverySite();
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
    LimitCheck withRosterUnknown() {
        return verdict instanceof Verdict.Alert
                ? new LimitCheck(
                        policyVersion,
                        sites,
                        per,
                        limit,
                        window,
                        interval,
                        figures,
                        minutes,
                        new Verdict.Review(Verdict.ReviewReason.ROSTER_UNKNOWN))
                : this;
    }
}
