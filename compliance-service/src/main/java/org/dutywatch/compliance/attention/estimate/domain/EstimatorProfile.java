package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;

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
        if (low.weight().slightCounts()
                || low.pace().mediaTail().compareTo(low.pace().tail()) < 0) {
            throw new IllegalArgumentException(
                    "in the low reading of " + name + " more evidence could take minutes away");
        }
    }

    private static final Duration BURST = Duration.ofSeconds(2);

    /** No burst has that many requests or bytes. */
    private static final int NEVER = Integer.MAX_VALUE;

    private static final PollingRule CLOCKWORK = new PollingRule(Duration.ofSeconds(8), 4_000, 0.20, 0.07, 0.6);

    /**
     * Inspected requests. The low reading takes only what opens by itself, or is watched, and grants no time after it;
     * nothing that a page could have asked for alone carries it.
     */
    public static final EstimatorProfile URL_V1 = new EstimatorProfile(
            "url-v1",
            CLOCKWORK,
            new Reading(
                    request(40_000),
                    new BurstRule(BURST, 4_000, false, NEVER, NEVER, 5, 120_000, false, 200_000),
                    pace(100, 150, 0, 0)),
            new Reading(
                    request(10_000),
                    new BurstRule(BURST, 4_000, true, 4, 60_000, 5, 120_000, false, 200_000),
                    pace(150, 150, 55, 12)),
            new Reading(
                    request(10_000),
                    new BurstRule(BURST, 4_000, true, 3, 20_000, 5, 120_000, true, 200_000),
                    pace(200, 180, 120, 30)));

    /** Tunnels and firewall sessions: bytes and times of a whole connection, a page is a hundred kilobytes and more. */
    public static final EstimatorProfile TUNNEL_V1 = new EstimatorProfile(
            "tunnel-v1",
            CLOCKWORK,
            new Reading(
                    tunnel(120, 5, 10_000, 50_000),
                    new BurstRule(BURST, 120_000, false, 2, 120_000, 5, 160_000, false, 200_000),
                    pace(45, 240, 0, 0)),
            new Reading(
                    tunnel(75, 30, 2_000, 40_000),
                    new BurstRule(BURST, 80_000, true, 2, 150_000, 5, 120_000, false, 200_000),
                    pace(120, 240, 20, 12)),
            new Reading(
                    tunnel(45, 90, 2_000, 20_000),
                    new BurstRule(BURST, 80_000, true, 2, 60_000, 5, 120_000, false, 200_000),
                    pace(180, 240, 90, 30)));

    private static ActivityRule request(long bytesPerSecond) {
        return new ActivityRule(Duration.ZERO, Duration.ofSeconds(2), bytesPerSecond, Duration.ofMinutes(2), 20_000);
    }

    private static ActivityRule tunnel(int idle, int grant, long bytesPerSecond, long bytesPerMinute) {
        return new ActivityRule(
                Duration.ofSeconds(idle),
                Duration.ofSeconds(grant),
                bytesPerSecond,
                Duration.ofMinutes(2),
                bytesPerMinute);
    }

    private static StretchRule pace(int gap, int reach, int tail, int mediaTail) {
        return new StretchRule(
                Duration.ofSeconds(gap),
                Duration.ofSeconds(reach),
                Duration.ofSeconds(tail),
                Duration.ofSeconds(mediaTail));
    }
}
