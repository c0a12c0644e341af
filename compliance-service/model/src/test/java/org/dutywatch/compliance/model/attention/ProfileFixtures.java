package org.dutywatch.compliance.model.attention;

import static org.dutywatch.compliance.model.attention.estimate.rule.BurstRule.NEVER;

import java.time.Duration;
import java.util.Map;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.KindProfile;
import org.dutywatch.compliance.model.attention.estimate.reading.BurstReading;
import org.dutywatch.compliance.model.attention.estimate.rule.ActivityRule;
import org.dutywatch.compliance.model.attention.estimate.rule.BurstRule;
import org.dutywatch.compliance.model.attention.estimate.rule.PollingRule;
import org.dutywatch.compliance.model.attention.estimate.rule.SessionRule;
import org.dutywatch.compliance.model.attention.estimate.rule.UnmonitoredPageRule;

/** A profile other than the released one, so that tests can switch between two. */
public final class ProfileFixtures {
    /** It joins bursts by fixed gaps, those of connections too, and has no bands. */
    public static final EstimatorProfiles FIXED_GAPS = new EstimatorProfiles(
            "fixed-gaps", fixedGaps("fixed-url"), fixedGaps("fixed-tunnel"), fixedGaps("fixed-flow"), Map.of());

    private static final int PAGE_REQUESTS = 5;
    private static final int PAGE_BYTES = 120_000;
    private static final int SLIGHT_BYTES = 4_000;
    private static final int FILM_BYTES = 200_000;

    private ProfileFixtures() {}

    private static KindProfile fixedGaps(String name) {
        return new KindProfile(
                name,
                new PollingRule(Duration.ofSeconds(8), SLIGHT_BYTES, 0.20, 0.07, 0.6),
                reading(40_000, bursts(false, NEVER, NEVER), sessions(100, 150, 0, 0)),
                reading(10_000, bursts(true, 4, 60_000), sessions(150, 150, 55, 12)),
                reading(10_000, bursts(true, 3, 20_000), sessions(200, 180, 120, 30)));
    }

    private static BurstReading reading(long bytesPerSecond, BurstRule bursts, SessionRule sessions) {
        var activity =
                new ActivityRule(Duration.ZERO, Duration.ofSeconds(2), bytesPerSecond, Duration.ofMinutes(2), 20_000);
        return new BurstReading(activity, bursts, UnmonitoredPageRule.NONE, false, sessions);
    }

    private static BurstRule bursts(boolean slightCounts, int carryRequests, int carryBytes) {
        return new BurstRule(
                Duration.ofSeconds(2),
                SLIGHT_BYTES,
                slightCounts,
                carryRequests,
                carryBytes,
                PAGE_REQUESTS,
                PAGE_BYTES,
                false,
                Duration.ofMillis(-1),
                NEVER,
                FILM_BYTES);
    }

    private static SessionRule sessions(int gap, int reach, int tail, int mediaTail) {
        return new SessionRule(
                Duration.ofSeconds(gap),
                Duration.ofSeconds(reach),
                Duration.ofSeconds(tail),
                Duration.ofSeconds(mediaTail));
    }
}
