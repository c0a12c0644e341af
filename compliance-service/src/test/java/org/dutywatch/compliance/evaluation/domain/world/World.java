package org.dutywatch.compliance.evaluation.domain.world;

/** How loud the background is in which a person's visits have to be found, and what the log can see. */
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
