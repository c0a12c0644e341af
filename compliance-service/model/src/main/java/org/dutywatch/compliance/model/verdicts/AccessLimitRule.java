package org.dutywatch.compliance.model.verdicts;

import org.dutywatch.compliance.model.measuring.LimitFigures;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.time.Minutes;

/**
 * Compares figures with a limit. Clause IV.C requires on-duty access to be "kept at a minimum" and gives no number, so
 * the limit is set by the department.
 *
 * <p>ALERT: the low estimate from inspected requests is over the limit, also without accesses near embedded content
 * ({@code defended}), and the roster is known. The roster is not checked here: {@link PolicyLimitsRule} and
 * {@link WeekRule} turn an alert into a review if it is unknown. Tunnels never lead to an alert.
 */
public final class AccessLimitRule {
    private AccessLimitRule() {}

    /** Checks a whole shift against a limit without a notice level. The roster is assumed to be known. */
    public static Verdict check(ShiftMinutes minutes, Minutes limit) {
        return check(LimitFigures.of(minutes), Limit.of(limit));
    }

    /**
     * Checks the figures against a limit. The roster is assumed to be known. Within the limit, a low estimate that
     * reaches the notice level gives a {@link Verdict.Review}, never an alert.
     */
    public static Verdict check(LimitFigures figures, Limit limit) {
        Verdict verdict = checkWithoutNotice(figures, limit.most());
        return verdict instanceof Verdict.WithinLimit
                        && limit.notice() != null
                        && figures.low().compareTo(limit.notice()) >= 0
                ? new Verdict.Review(Verdict.ReviewReason.NOTICE_LEVEL)
                : verdict;
    }

    private static Verdict checkWithoutNotice(LimitFigures figures, Minutes limit) {
        if (figures.lowOfRequests().exceeds(limit)) {
            return figures.defended().exceeds(limit)
                    ? new Verdict.Alert()
                    : new Verdict.Review(Verdict.ReviewReason.CONTEXT_UNKNOWN);
        }
        if (figures.low().exceeds(limit)) {
            return new Verdict.Review(Verdict.ReviewReason.RESTS_ON_TUNNELS);
        }
        if (!figures.high().exceeds(limit)) {
            return new Verdict.WithinLimit();
        }
        return new Verdict.Review(
                figures.confidence().isTunnelsOnly()
                        ? Verdict.ReviewReason.RESTS_ON_TUNNELS
                        : Verdict.ReviewReason.BAND_CROSSES_LIMIT);
    }
}
