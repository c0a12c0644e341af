package org.dutywatch.compliance.model.attention;

/**
 * The confidence class of figures, the most reliable first. It says what kinds of accesses the figures are based on
 * (inspected requests; requests and connections; connections alone, that is tunnels and flows) and how these were
 * attributed (all by user name, or some by lease or device). Each confidence class has its own {@link Band}.
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
     * @param allByName whether every access was attributed by an authenticated user name, and none is ambiguous
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
