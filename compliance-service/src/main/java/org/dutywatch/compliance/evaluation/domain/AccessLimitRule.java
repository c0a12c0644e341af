package org.dutywatch.compliance.evaluation.domain;

import org.dutywatch.compliance.time.domain.Minutes;

/**
 * Clause IV.C wants on-duty access "kept at a minimum" and names no number: the limit is the department's own.
 * Only what a strict reading of inspected requests shows may accuse; tunnels alone never do.
 */
public final class AccessLimitRule {
    private AccessLimitRule() {}

    public static Verdict judge(ShiftMinutes minutes, Minutes limit) {
        if (minutes.lowOfRequests().exceeds(limit)) {
            return minutes.defended().exceeds(limit)
                    ? new Verdict.Alert()
                    : new Verdict.Review(Verdict.Why.CONTEXT_UNKNOWN);
        }
        if (minutes.low().exceeds(limit)) {
            return new Verdict.Review(Verdict.Why.RESTS_ON_TUNNELS);
        }
        if (!minutes.high().exceeds(limit)) {
            return new Verdict.WithinLimit();
        }
        return new Verdict.Review(
                minutes.confidence().isTunnelsOnly() ? Verdict.Why.RESTS_ON_TUNNELS : Verdict.Why.BAND_CROSSES_LIMIT);
    }
}
