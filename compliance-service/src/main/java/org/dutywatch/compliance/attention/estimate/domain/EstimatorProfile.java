package org.dutywatch.compliance.attention.estimate.domain;

/**
 * All parameters for one kind of evidence, under one name. A changed parameter needs a new name. Requests and tunnels
 * never share parameters, because a tunnel shows an order of magnitude less detail.
 *
 * @param name name and version, for example {@code url-v2}
 * @param polling recognises automatic requests, for the point and the high estimate
 * @param low the low estimate, on which an alert is based; it must be monotone
 * @param point the best estimate
 * @param high the high estimate
 */
public record EstimatorProfile(String name, PollingRule polling, Reading low, Reading point, Reading high) {

    /** @throws IllegalArgumentException if more evidence could lower the low estimate */
    public EstimatorProfile {
        if (!low.isMonotone()) {
            throw new IllegalArgumentException(
                    "in the low reading of " + name + " more evidence could take minutes away");
        }
    }
}
