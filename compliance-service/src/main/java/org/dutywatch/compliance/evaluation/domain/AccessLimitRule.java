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
            return new Verdict.Alert();
        }
        if (minutes.low().exceeds(limit)) {
            return new Verdict.Review(Verdict.Why.RESTS_ON_TUNNELS);
        }
        if (minutes.confidence().isTunnelsOnly()) {
            return minutes.point().exceeds(limit)
                    ? new Verdict.Review(Verdict.Why.RESTS_ON_TUNNELS)
                    : new Verdict.WithinLimit();
        }
        return minutes.high().exceeds(limit)
                ? new Verdict.Review(Verdict.Why.BAND_CROSSES_LIMIT)
                : new Verdict.WithinLimit();
    }
}
