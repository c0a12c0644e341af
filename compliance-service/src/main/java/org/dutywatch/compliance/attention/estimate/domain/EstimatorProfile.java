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

    private static final PollingRule CLOCKWORK = new PollingRule(Duration.ofSeconds(8), 4_000, 0.20, 0.07, 0.6);

    /** Inspected requests. */
    public static final EstimatorProfile URL_V1 = new EstimatorProfile(
            "url-v1",
            CLOCKWORK,
            new Reading(
                    request(40_000),
                    new BurstRule(Duration.ofSeconds(2), 4_000, false, 12_000, 5, 120_000, false, 200_000),
                    pace(60, 150, 0, 0)),
            new Reading(
                    request(10_000),
                    new BurstRule(Duration.ofSeconds(2), 4_000, true, 6_000, 5, 120_000, false, 200_000),
                    pace(120, 240, 40, 12)),
            new Reading(
                    request(5_000),
                    new BurstRule(Duration.ofSeconds(2), 2_000, true, 4_000, 3, 60_000, true, 200_000),
                    pace(200, 480, 90, 40)));

    /** Tunnels and firewall sessions. */
    public static final EstimatorProfile TUNNEL_V1 = new EstimatorProfile(
            "tunnel-v1",
            CLOCKWORK,
            new Reading(
                    tunnel(75, 0, 40_000, 80_000),
                    new BurstRule(Duration.ofSeconds(2), 60_000, false, 60_000, 5, 240_000, false, 200_000),
                    pace(30, 120, 0, 0)),
            new Reading(
                    tunnel(60, 15, 10_000, 30_000),
                    new BurstRule(Duration.ofSeconds(2), 20_000, true, 20_000, 5, 120_000, false, 200_000),
                    pace(90, 240, 15, 12)),
            new Reading(
                    tunnel(20, 60, 4_000, 15_000),
                    new BurstRule(Duration.ofSeconds(2), 10_000, true, 10_000, 3, 60_000, true, 200_000),
                    pace(180, 480, 60, 30)));

    private static ActivityRule request(long bytesPerSecond) {
        return new ActivityRule(
                Duration.ZERO, Duration.ofSeconds(2), bytesPerSecond, Duration.ofMinutes(2), 20_000);
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
