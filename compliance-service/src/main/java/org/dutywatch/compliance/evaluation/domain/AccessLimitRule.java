package org.dutywatch.compliance.evaluation.domain;

import org.dutywatch.compliance.policies.domain.Limit;
import org.dutywatch.compliance.time.domain.Minutes;

/**
 * Clause IV.C wants on-duty access "kept at a minimum" and names no number: the limit is the department's own.
 * Only what a strict reading of inspected requests shows may accuse; tunnels alone never do.
 */
public final class AccessLimitRule {
    private AccessLimitRule() {}

    public static Verdict judge(ShiftMinutes minutes, Minutes limit) {
        return judge(LimitFigures.of(minutes), Limit.of(limit));
    }

    /** Below the limit, a strict reading that reaches the notice level asks a person to look, and never more. */
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
