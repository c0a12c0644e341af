package org.dutywatch.compliance.attention.domain;

/**
 * The class of evidence that figures are based on, the most reliable first: inspected requests, both, or tunnels and
 * flows alone; attributed by user name, or at least in part by lease or device. Each class has its own {@link Band}.
 */
public enum Confidence {
    URL_USERNAME,
    URL_LEASE,
    MIXED_USERNAME,
    MIXED_LEASE,
    TUNNEL_USERNAME,
    TUNNEL_LEASE;

    /**
     * @param requests whether there are inspected requests
     * @param tunnels whether there are tunnels or flows; if neither is true, the class is one of URL
     * @param allByName whether every access was attributed by an authenticated user name
     */
    public static Confidence of(boolean requests, boolean tunnels, boolean allByName) {
        if (!tunnels) {
            return allByName ? URL_USERNAME : URL_LEASE;
        }
        if (!requests) {
            return allByName ? TUNNEL_USERNAME : TUNNEL_LEASE;
        }
        return allByName ? MIXED_USERNAME : MIXED_LEASE;
    }

    /** Whether the figures are based on tunnels and flows alone. */
    public boolean isTunnelsOnly() {
        return this == TUNNEL_USERNAME || this == TUNNEL_LEASE;
    }
}
