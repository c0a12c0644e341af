package org.dutywatch.compliance.evaluation.domain.world;

/** How much background traffic there is, and whether the log shows requests or only tunnels. */
public enum World {
    URL_QUIET(false, false),
    URL_NOISY(false, true),
    TUNNEL_QUIET(true, false),
    TUNNEL_NOISY(true, true);

    final boolean tunnels;
    final boolean noisy;

    World(boolean tunnels, boolean noisy) {
        this.tunnels = tunnels;
        this.noisy = noisy;
    }
}
