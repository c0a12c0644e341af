package org.dutywatch.compliance.model.attention.estimate;

import java.time.Duration;
import java.util.Map;
import org.dutywatch.compliance.model.attention.estimate.reading.BurstReading;
import org.dutywatch.compliance.model.attention.estimate.rule.ActivityRule;
import org.dutywatch.compliance.model.attention.estimate.rule.BurstRule;
import org.dutywatch.compliance.model.attention.estimate.rule.PollingRule;
import org.dutywatch.compliance.model.attention.estimate.rule.SessionRule;
import org.dutywatch.compliance.model.attention.estimate.rule.UnmonitoredPageRule;

/** {@code url-v1+tunnel-v1}, of November 2026. Kept so that findings made with it can be computed again. */
final class ProfilesV1 {
    private ProfilesV1() {}

    private static final Duration BURST = Duration.ofSeconds(2);

    private static final int NEVER = BurstRule.NEVER;

    /** Bursts are not kept for a later opening burst. */
    private static final Duration NO_WAIT = Duration.ofMillis(-1);

    private static final PollingRule POLLING = new PollingRule(Duration.ofSeconds(8), 4_000, 0.20, 0.07, 0.6);

    /**
     * Inspected requests. The low estimate counts only bursts that open a session by themselves, or watched media, and
     * adds no time after them. Traffic that a page could cause by itself never continues a session in it.
     */
    static final KindProfile URL = new KindProfile(
            "url-v1",
            POLLING,
            new BurstReading(
                    request(40_000),
                    new BurstRule(BURST, 4_000, false, NEVER, NEVER, 5, 120_000, false, NO_WAIT, NEVER, 200_000),
                    UnmonitoredPageRule.NONE,
                    false,
                    sessions(100, 150, 0, 0)),
            new BurstReading(
                    request(10_000),
                    new BurstRule(BURST, 4_000, true, 4, 60_000, 5, 120_000, false, NO_WAIT, NEVER, 200_000),
                    UnmonitoredPageRule.NONE,
                    false,
                    sessions(150, 150, 55, 12)),
            new BurstReading(
                    request(10_000),
                    new BurstRule(BURST, 4_000, true, 3, 20_000, 5, 120_000, true, NO_WAIT, NEVER, 200_000),
                    UnmonitoredPageRule.NONE,
                    false,
                    sessions(200, 180, 120, 30)));

    /**
     * Tunnels and firewall sessions: only bytes and times of a whole connection; a page takes at least about 100 kB.
     */
    static final KindProfile TUNNEL = new KindProfile(
            "tunnel-v1",
            POLLING,
            new BurstReading(
                    tunnel(120, 5, 10_000, 50_000),
                    new BurstRule(BURST, 120_000, false, 2, 120_000, 5, 160_000, false, NO_WAIT, NEVER, 200_000),
                    UnmonitoredPageRule.NONE,
                    false,
                    sessions(45, 240, 0, 0)),
            new BurstReading(
                    tunnel(75, 30, 2_000, 40_000),
                    new BurstRule(BURST, 80_000, true, 2, 150_000, 5, 120_000, false, NO_WAIT, NEVER, 200_000),
                    UnmonitoredPageRule.NONE,
                    false,
                    sessions(120, 240, 20, 12)),
            new BurstReading(
                    tunnel(45, 90, 2_000, 20_000),
                    new BurstRule(BURST, 80_000, true, 2, 60_000, 5, 120_000, false, NO_WAIT, NEVER, 200_000),
                    UnmonitoredPageRule.NONE,
                    false,
                    sessions(180, 240, 90, 30)));

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

    private static SessionRule sessions(int gap, int reach, int tail, int mediaTail) {
        return new SessionRule(
                Duration.ofSeconds(gap),
                Duration.ofSeconds(reach),
                Duration.ofSeconds(tail),
                Duration.ofSeconds(mediaTail));
    }
}
