package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;
import java.util.Map;

/** {@code url-v1+tunnel-v1}, of November 2026: findings that were made with it can still be worked out again. */
final class VersionOne {
    private VersionOne() {}

    private static final Duration BURST = Duration.ofSeconds(2);

    private static final int NEVER = BurstRule.NEVER;

    /** Nothing waits that long. */
    private static final Duration NOT = Duration.ofMillis(-1);

    private static final PollingRule CLOCKWORK = new PollingRule(Duration.ofSeconds(8), 4_000, 0.20, 0.07, 0.6);

    /**
     * Inspected requests. The low reading takes only what opens by itself, or is watched, and grants no time after it;
     * nothing that a page could have asked for alone carries it.
     */
    static final EstimatorProfile URL = new EstimatorProfile(
            "url-v1",
            CLOCKWORK,
            new BurstReading(
                    request(40_000),
                    new BurstRule(BURST, 4_000, false, NEVER, NEVER, 5, 120_000, false, NOT, NEVER, 200_000),
                    CompanyRule.NONE,
                    false,
                    pace(100, 150, 0, 0)),
            new BurstReading(
                    request(10_000),
                    new BurstRule(BURST, 4_000, true, 4, 60_000, 5, 120_000, false, NOT, NEVER, 200_000),
                    CompanyRule.NONE,
                    false,
                    pace(150, 150, 55, 12)),
            new BurstReading(
                    request(10_000),
                    new BurstRule(BURST, 4_000, true, 3, 20_000, 5, 120_000, true, NOT, NEVER, 200_000),
                    CompanyRule.NONE,
                    false,
                    pace(200, 180, 120, 30)));

    /** Tunnels and firewall sessions: bytes and times of a whole connection, a page is a hundred kilobytes and more. */
    static final EstimatorProfile TUNNEL = new EstimatorProfile(
            "tunnel-v1",
            CLOCKWORK,
            new BurstReading(
                    tunnel(120, 5, 10_000, 50_000),
                    new BurstRule(BURST, 120_000, false, 2, 120_000, 5, 160_000, false, NOT, NEVER, 200_000),
                    CompanyRule.NONE,
                    false,
                    pace(45, 240, 0, 0)),
            new BurstReading(
                    tunnel(75, 30, 2_000, 40_000),
                    new BurstRule(BURST, 80_000, true, 2, 150_000, 5, 120_000, false, NOT, NEVER, 200_000),
                    CompanyRule.NONE,
                    false,
                    pace(120, 240, 20, 12)),
            new BurstReading(
                    tunnel(45, 90, 2_000, 20_000),
                    new BurstRule(BURST, 80_000, true, 2, 60_000, 5, 120_000, false, NOT, NEVER, 200_000),
                    CompanyRule.NONE,
                    false,
                    pace(180, 240, 90, 30)));

    static final EstimatorProfiles ALL = new EstimatorProfiles("url-v1+tunnel-v1", URL, TUNNEL, TUNNEL, Map.of());

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
