package org.dutywatch.compliance.evaluation.domain.world;

import org.dutywatch.compliance.attention.domain.HostRole;

/**
 * One simulated request of a browser; {@code at} is in seconds since the start of the shift, {@code lasts} in seconds.
 */
record Request(
        double at, double lasts, String site, HostRole role, long bytes, boolean document, boolean embed, int series) {

    static Request of(double at, String site, HostRole role, double bytes, int series) {
        return new Request(at, 0.08 + bytes / 900_000, site, role, Math.max(120, (long) bytes), false, false, series);
    }

    Request asDocument() {
        return new Request(at, lasts, site, role, bytes, true, false, series);
    }

    Request asEmbed() {
        return new Request(at, lasts, site, role, bytes, false, true, series);
    }

    Request hanging(double seconds) {
        return new Request(at, seconds, site, role, bytes, document, embed, series);
    }
}
