package org.dutywatch.compliance.attention.estimate.domain;

/**
 * All parameters for one kind of evidence under one name; a change of any of them is a new version. Requests and
 * tunnels never share parameters: what a tunnel shows is coarser by an order of magnitude.
 *
 * @param low strict: may accuse
 * @param point the best estimate
 * @param high generous: what could have been
 */
public record EstimatorProfile(String name, PollingRule polling, Reading low, Reading point, Reading high) {

    public EstimatorProfile {
        if (!low.isMonotone()) {
            throw new IllegalArgumentException(
                    "in the low reading of " + name + " more evidence could take minutes away");
        }
    }
}
