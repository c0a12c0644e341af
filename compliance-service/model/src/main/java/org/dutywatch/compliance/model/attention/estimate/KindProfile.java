package org.dutywatch.compliance.model.attention.estimate;

import org.dutywatch.compliance.model.attention.estimate.reading.Reading;
import org.dutywatch.compliance.model.attention.estimate.rule.PollingRule;

/**
 * The part of a profile for one kind of access: requests, tunnels or flows. What other texts call a profile is the
 * whole, {@link EstimatorProfiles}. A changed parameter needs a new name. Requests and tunnels never share parameters,
 * because a tunnel shows an order of magnitude less detail.
 *
 * @param name name and version, for example {@code url-v2}
 * @param polling recognises automatic requests, for the point and the high estimate
 * @param low the low estimate, which an alert requires to be over the limit; it must be monotone
 * @param point the best estimate
 * @param high the high estimate
 */
public record KindProfile(String name, PollingRule polling, Reading low, Reading point, Reading high) {

    /** @throws IllegalArgumentException if more evidence could lower the low estimate */
    public KindProfile {
        if (!low.isMonotone()) {
            throw new IllegalArgumentException("more evidence could lower the low estimate of " + name);
        }
    }
}
