package org.dutywatch.compliance.evaluation.domain;

import org.dutywatch.compliance.policies.domain.Limit;
import org.dutywatch.compliance.time.domain.Minutes;

/**
 * Compares figures with a limit. Clause IV.C requires on-duty access to be "kept at a minimum" and gives no number, so
 * the limit is set by the department. Only the low estimate from inspected requests can lead to an alert; tunnels alone
 * never do.
 */
public final class AccessLimitRule {
    private AccessLimitRule() {}

    /** The verdict on a whole shift, without a notice level. */
    public static Verdict judge(ShiftMinutes minutes, Minutes limit) {
        return judge(LimitFigures.of(minutes), Limit.of(limit));
    }

    /**
     * Within the limit, a low estimate that reaches the notice level gives a {@link Verdict.Review}, never an alert.
     */
    public static Verdict judge(LimitFigures figures, Limit limit) {
        Verdict verdict = judge(figures, limit.most());
        return verdict instanceof Verdict.WithinLimit
                        && limit.notice() != null
                        && figures.low().compareTo(limit.notice()) >= 0
                ? new Verdict.Review(Verdict.Why.NOTICE_LEVEL)
                : verdict;
    }

    private static Verdict judge(LimitFigures figures, Minutes limit) {
        if (figures.lowOfRequests().exceeds(limit)) {
            return figures.defended().exceeds(limit)
                    ? new Verdict.Alert()
                    : new Verdict.Review(Verdict.Why.CONTEXT_UNKNOWN);
        }
        if (figures.low().exceeds(limit)) {
            return new Verdict.Review(Verdict.Why.RESTS_ON_TUNNELS);
        }
        if (!figures.high().exceeds(limit)) {
            return new Verdict.WithinLimit();
        }
        return new Verdict.Review(
                figures.confidence().isTunnelsOnly() ? Verdict.Why.RESTS_ON_TUNNELS : Verdict.Why.BAND_CROSSES_LIMIT);
    }
}
