package org.dutywatch.compliance.model.attention.estimate;

import static org.dutywatch.compliance.model.attention.estimate.rule.BurstRule.NEVER;

import java.time.Duration;
import java.util.Map;
import org.dutywatch.compliance.model.attention.Band;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.estimate.reading.BurstReading;
import org.dutywatch.compliance.model.attention.estimate.reading.VolumeReading;
import org.dutywatch.compliance.model.attention.estimate.rule.ActivityRule;
import org.dutywatch.compliance.model.attention.estimate.rule.BurstRule;
import org.dutywatch.compliance.model.attention.estimate.rule.PollingRule;
import org.dutywatch.compliance.model.attention.estimate.rule.SessionRule;
import org.dutywatch.compliance.model.attention.estimate.rule.UnmonitoredPageRule;
import org.dutywatch.compliance.model.attention.estimate.rule.VolumeRule;

/**
 * {@code url-v2+tunnel-v2+flow-v2}, of November 2026. The parameters were chosen by their worst result over simulated
 * traffic with little, medium and much background, never by little background alone. The results, and the command that
 * produces them, are in {@code deploy/docs/minutes-evaluation.md}.
 */
final class ProfilesV2 {
    private ProfilesV2() {}

    private static final Duration NO_WAIT = Duration.ofMillis(-1);

    private static final PollingRule POLLING = new PollingRule(seconds(6), 3_500, 0.50, 0.22, 0.35);
    private static final ActivityRule REQUESTS =
            new ActivityRule(Duration.ZERO, seconds(2), 13_000, Duration.ofMinutes(2), 20_000);
    private static final UnmonitoredPageRule NEAR_UNMONITORED_PAGE =
            new UnmonitoredPageRule(seconds(10), seconds(35), Long.MAX_VALUE);
    private static final BurstRule POINT_AND_HIGH_BURSTS =
            new BurstRule(seconds(3), 3_500, true, 2, 30_000, 6, 100_000, false, seconds(30), 4, 150_000);

    /**
     * The low estimate counts only bursts that open a session by themselves, or watched media, and adds hardly any time
     * after them. Traffic that a page could cause by itself, or that may have come with an unmonitored page, never
     * continues a session in it.
     */
    static final KindProfile URL = new KindProfile(
            "url-v2",
            POLLING,
            new BurstReading(
                    new ActivityRule(Duration.ZERO, seconds(2), 20_000, Duration.ofMinutes(2), 20_000),
                    new BurstRule(seconds(2), 4_000, false, NEVER, NEVER, 6, 150_000, false, NO_WAIT, NEVER, 180_000),
                    NEAR_UNMONITORED_PAGE,
                    false,
                    new SessionRule(seconds(130), seconds(170), seconds(8), seconds(8))),
            new BurstReading(
                    REQUESTS,
                    POINT_AND_HIGH_BURSTS,
                    NEAR_UNMONITORED_PAGE,
                    true,
                    personalSessions(110, 110, 85, 25, 55, 300)),
            new BurstReading(
                    REQUESTS,
                    POINT_AND_HIGH_BURSTS,
                    NEAR_UNMONITORED_PAGE,
                    true,
                    personalSessions(150, 150, 95, 40, 70, 350)));

    /** Connections count by their bytes within two minutes; the low estimate requires about 1.4 times as many. */
    static final KindProfile TUNNEL = connections("tunnel-v2");

    static final KindProfile FLOW = connections("flow-v2");

    /** Fitted by {@code deploy/simulator/run --fit}. A lease never has a narrower band than a user name. */
    private static final Map<Confidence, Band> BANDS = Map.of(
            Confidence.URL_USERNAME, new Band(1, seconds(25), 1.05, seconds(205)),
            Confidence.URL_LEASE, new Band(1, seconds(30), 1.05, seconds(210)),
            Confidence.MIXED_USERNAME, new Band(1, seconds(150), 1, seconds(235)),
            Confidence.MIXED_LEASE, new Band(1, seconds(160), 1, seconds(245)),
            Confidence.TUNNEL_USERNAME, new Band(1, seconds(45), 1.05, seconds(235)),
            Confidence.TUNNEL_LEASE, new Band(1, seconds(50), 1.05, seconds(270)));

    static final EstimatorProfiles ALL = new EstimatorProfiles("url-v2+tunnel-v2+flow-v2", URL, TUNNEL, FLOW, BANDS);

    /** Sessions that adapt to the person's own pauses. All arguments are in seconds. */
    private static SessionRule personalSessions(int gap, int reach, int tail, int mediaTail, int loneTail, int stay) {
        return new SessionRule(
                seconds(gap),
                seconds(reach),
                seconds(tail),
                seconds(mediaTail),
                seconds(loneTail),
                seconds(stay),
                6,
                1.8);
    }

    private static KindProfile connections(String name) {
        ActivityRule fixed =
                new ActivityRule(seconds(90), seconds(1), ActivityRule.UNLIMITED, Duration.ofMinutes(2), 14_000);
        ActivityRule learned = new ActivityRule(
                seconds(65), seconds(84), seconds(1), ActivityRule.UNLIMITED, Duration.ofMinutes(2), 12_000);
        return new KindProfile(
                name,
                POLLING,
                volume(fixed, 120, 225_000, 0, 8, 0),
                volume(learned, 120, 160_000, 5, 38, 300),
                volume(learned, 150, 134_000, 5, 60, 300));
    }

    private static VolumeReading volume(
            ActivityRule activity, int window, double enough, double aboveFloor, int tail, int stay) {
        return new VolumeReading(
                new VolumeRule(activity, 1_200, 0.55, 0.35, 0.31),
                new UnmonitoredPageRule(seconds(30), seconds(90), 290_000),
                seconds(window),
                enough,
                aboveFloor,
                seconds(tail),
                seconds(25),
                seconds(stay));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
