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
 * One limit held against what was counted.
 *
 * @param policyVersion of the policy that the limit is from
 * @param sites whose minutes are meant
 * @param window its length; null but for {@link Measure#WINDOW}
 * @param when the fullest window, or the week; null for the whole shift
 * @param minutes of the shift, those of these sites alone; of a week: of the shift that it is told of
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

    /** What says most comes last: an alert, then what is furthest over its limit, then the earlier version. */
    private static final Comparator<Judgement> BY_WEIGHT = Comparator.comparingInt(
                    (Judgement one) -> one.verdict().weight())
            .thenComparingDouble(Judgement::share)
            .thenComparing(Comparator.comparingLong(Judgement::policyVersion).reversed())
            .thenComparing(Comparator.comparing(Judgement::windowOrNone).reversed());

    /** The one that a finding tells where several limits were held against the same. */
    public static Optional<Judgement> strongest(Collection<Judgement> all, Measure per) {
        return all.stream().filter(one -> one.per == per).max(BY_WEIGHT);
    }

    /** A limit per shift for every site. */
    public boolean isPlain() {
        return per == Measure.SHIFT && sites.coversEverySite();
    }

    /** How much of the limit the best estimate is. */
    private double share() {
        long most = Math.max(limit.most().tenths(), 1);
        return (double) figures.point().tenths() / most;
    }

    private Duration windowOrNone() {
        return window == null ? Duration.ZERO : window;
    }

    /** What is not known of the roster never accuses. */
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
