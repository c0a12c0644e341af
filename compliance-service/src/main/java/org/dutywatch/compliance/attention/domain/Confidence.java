package org.dutywatch.compliance.attention.domain;

/**
 * What figures rest on, the best first. Each class has a band of its own, because a tunnel says less than a request, and
 * a lease less than a user name.
 */
public enum Confidence {
    URL_USERNAME,
    URL_LEASE,
    MIXED_USERNAME,
    MIXED_LEASE,
    TUNNEL_USERNAME,
    TUNNEL_LEASE;

    /** @param requests and {@code tunnels}: whether there are any; one at least */
    public static Confidence of(boolean requests, boolean tunnels, boolean allByName) {
        if (!tunnels) {
            return allByName ? URL_USERNAME : URL_LEASE;
        }
        if (!requests) {
            return allByName ? TUNNEL_USERNAME : TUNNEL_LEASE;
        }
        return allByName ? MIXED_USERNAME : MIXED_LEASE;
    }

    /** No inspected request carries the figures. */
    public boolean isTunnelsOnly() {
        return this == TUNNEL_USERNAME || this == TUNNEL_LEASE;
    }
}
