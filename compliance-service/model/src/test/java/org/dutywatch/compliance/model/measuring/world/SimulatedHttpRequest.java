package org.dutywatch.compliance.model.measuring.world;

import org.dutywatch.compliance.model.attention.HostRole;

/**
 * One simulated request of a browser; {@code at} is in seconds since the start of the shift, {@code lasts} in seconds.
 */
record SimulatedHttpRequest(
        double at, double lasts, String site, HostRole role, long bytes, boolean document, boolean embed, int series) {

    static SimulatedHttpRequest of(double at, String site, HostRole role, double bytes, int series) {
        return new SimulatedHttpRequest(
                at, 0.08 + bytes / 900_000, site, role, Math.max(120, (long) bytes), false, false, series);
    }

    SimulatedHttpRequest asDocument() {
        return new SimulatedHttpRequest(at, lasts, site, role, bytes, true, false, series);
    }

    SimulatedHttpRequest asEmbed() {
        return new SimulatedHttpRequest(at, lasts, site, role, bytes, false, true, series);
    }

    SimulatedHttpRequest hanging(double seconds) {
        return new SimulatedHttpRequest(at, seconds, site, role, bytes, document, embed, series);
    }
}
