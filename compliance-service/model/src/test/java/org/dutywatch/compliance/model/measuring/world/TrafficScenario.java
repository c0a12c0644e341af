package org.dutywatch.compliance.model.measuring.world;

/** How much background traffic there is, and whether the log shows requests or only tunnels. */
public enum TrafficScenario {
    URL_QUIET(false, false),
    URL_NOISY(false, true),
    TUNNEL_QUIET(true, false),
    TUNNEL_NOISY(true, true);

    final boolean tunnels;
    final boolean noisy;

    TrafficScenario(boolean tunnels, boolean noisy) {
        this.tunnels = tunnels;
        this.noisy = noisy;
    }
}
