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
 * {@code url-v2+tunnel-v2+flow-v2}, of November 2026.
 *
 * <p>Where the numbers come from: papers say what to look at (named at each group; the list is in ADR 014), but none
 * gives numbers for minutes of attention in the log of a proxy. So every number here is chosen by us, unless its comment
 * names another source. Each was chosen by its worst result over little, medium and much background traffic, not by
 * little background alone. The results, and the command that produces them, are in
 * {@code deploy/docs/minutes-evaluation.md}. Bytes are those sent to the employee.
 */
final class ProfilesV2 {
    private ProfilesV2() {}

    // Polling: a timer sends requests of one series at a regular period (Heard, Rubin-Delanchy and Lawson 2014).

    private static final Duration SHORTEST_POLLING_PERIOD = seconds(6);
    private static final long SMALL_RESPONSE_BYTES = 3_500;
    /** Median deviation from the median period, as a share of it. */
    private static final double SMALL_RESPONSE_SPREAD = 0.50;

    private static final double ANY_RESPONSE_SPREAD = 0.22;
    /** Mean resultant length on a circle of one period, 0 to 1. */
    private static final double POLLING_CONCENTRATION = 0.35;

    private static final PollingRule POLLING = new PollingRule(
            SHORTEST_POLLING_PERIOD,
            SMALL_RESPONSE_BYTES,
            SMALL_RESPONSE_SPREAD,
            ANY_RESPONSE_SPREAD,
            POLLING_CONCENTRATION);

    // Unmonitored pages: an access soon after one may belong to it (after ReSurf, Xie et al. 2013; ADR 014).

    private static final Duration NEAR_PAGE = seconds(10);
    private static final Duration NEAR_EMBEDDING_PAGE = seconds(35);
    /** No limit of the size. */
    private static final long ANY_BYTES = Long.MAX_VALUE;

    private static final UnmonitoredPageRule REQUEST_NEAR_UNMONITORED_PAGE =
            new UnmonitoredPageRule(NEAR_PAGE, NEAR_EMBEDDING_PAGE, ANY_BYTES);

    // Activity: how much of the time of one request is active.

    /** A request ends when its answer is complete. */
    private static final Duration NO_IDLE_END = Duration.ZERO;

    private static final Duration REQUEST_GRANT = seconds(2);
    private static final long LOW_BYTES_PER_ACTIVE_SECOND = 20_000;
    private static final long BYTES_PER_ACTIVE_SECOND = 13_000;
    private static final Duration SLOW_AFTER = Duration.ofMinutes(2);
    private static final long SLOW_REQUEST_BYTES_PER_MINUTE = 20_000;

    // Bursts: which requests close together show a page that a person opened (burst detection as Ihm and Pai 2011).

    private static final Duration LOW_BURST_GAP = seconds(2);
    private static final Duration BURST_GAP = seconds(3);
    private static final long LOW_SLIGHT_BYTES = 4_000;
    private static final long SLIGHT_BYTES = 3_500;
    private static final int CARRY_REQUESTS = 2;
    private static final long CARRY_BYTES = 30_000;
    private static final int OPEN_REQUESTS = 6;
    private static final long LOW_OPEN_BYTES = 150_000;
    private static final long OPEN_BYTES = 100_000;
    private static final long LOW_WATCHED_BYTES = 180_000;
    private static final long WATCHED_BYTES = 150_000;
    /** Bursts are not kept for a later opening burst. */
    private static final Duration NOT_KEPT = Duration.ofMillis(-1);

    private static final Duration KEPT = seconds(30);
    private static final int OPEN_TOGETHER = 4;

    private static final BurstRule LOW_BURSTS = new BurstRule(
            LOW_BURST_GAP,
            LOW_SLIGHT_BYTES,
            false,
            NEVER,
            NEVER,
            OPEN_REQUESTS,
            LOW_OPEN_BYTES,
            false,
            NOT_KEPT,
            NEVER,
            LOW_WATCHED_BYTES);
    private static final BurstRule BURSTS = new BurstRule(
            BURST_GAP,
            SLIGHT_BYTES,
            true,
            CARRY_REQUESTS,
            CARRY_BYTES,
            OPEN_REQUESTS,
            OPEN_BYTES,
            false,
            KEPT,
            OPEN_TOGETHER,
            WATCHED_BYTES);

    // Sessions: how long a person looks between and after bursts. Several limits instead of one, because pages differ
    // (Huntington et al. 2008); reading times differ by person (Liu, White and Dumais 2010).

    private static final Duration LOW_GAP = seconds(130);
    private static final Duration LOW_REACH = seconds(170);
    private static final Duration LOW_TAIL = seconds(8);
    private static final SessionRule LOW_SESSIONS = new SessionRule(LOW_GAP, LOW_REACH, LOW_TAIL, LOW_TAIL);

    private static final Duration POINT_GAP = seconds(110);
    private static final Duration POINT_TAIL = seconds(85);
    private static final Duration POINT_MEDIA_TAIL = seconds(25);
    private static final Duration POINT_LONE_TAIL = seconds(55);
    private static final Duration POINT_STAY = seconds(300);

    private static final Duration HIGH_GAP = seconds(150);
    private static final Duration HIGH_TAIL = seconds(95);
    private static final Duration HIGH_MEDIA_TAIL = seconds(40);
    private static final Duration HIGH_LONE_TAIL = seconds(70);
    private static final Duration HIGH_STAY = seconds(350);

    /** The profile's reading time weighs as much as this many pauses of the person. */
    private static final int TAIL_PRIOR_PAUSES = 6;
    /** The gap grows by this many mean pauses of the person. */
    private static final double GAP_PAUSES = 1.8;

    private static final SessionRule POINT_SESSIONS = new SessionRule(
            POINT_GAP,
            POINT_GAP,
            POINT_TAIL,
            POINT_MEDIA_TAIL,
            POINT_LONE_TAIL,
            POINT_STAY,
            TAIL_PRIOR_PAUSES,
            GAP_PAUSES);
    private static final SessionRule HIGH_SESSIONS = new SessionRule(
            HIGH_GAP, HIGH_GAP, HIGH_TAIL, HIGH_MEDIA_TAIL, HIGH_LONE_TAIL, HIGH_STAY, TAIL_PRIOR_PAUSES, GAP_PAUSES);

    /**
     * The low estimate counts only bursts that open a session by themselves, or watched media, and adds hardly any time
     * after them. Traffic that a page could cause by itself, or that may have come with an unmonitored page, never
     * continues a session in it.
     */
    static final KindProfile URL = new KindProfile(
            "url-v2",
            POLLING,
            new BurstReading(
                    requests(LOW_BYTES_PER_ACTIVE_SECOND),
                    LOW_BURSTS,
                    REQUEST_NEAR_UNMONITORED_PAGE,
                    false,
                    LOW_SESSIONS),
            new BurstReading(
                    requests(BYTES_PER_ACTIVE_SECOND), BURSTS, REQUEST_NEAR_UNMONITORED_PAGE, true, POINT_SESSIONS),
            new BurstReading(
                    requests(BYTES_PER_ACTIVE_SECOND), BURSTS, REQUEST_NEAR_UNMONITORED_PAGE, true, HIGH_SESSIONS));

    // Connections: bytes over time, of which a page brings hundreds of kilobytes (bursts of domain names alone: Mai,
    // Ajwani and Sala 2015; a changed level says more than idle time: Sanders 2017).
    // The low estimate requires 1.4 times as many bytes as the point estimate.

    private static final Duration IDLE_END = seconds(90);
    private static final Duration LEARNED_IDLE_END = seconds(65);
    private static final Duration LONGEST_LEARNED_IDLE_END = seconds(84);
    private static final Duration CONNECTION_GRANT = seconds(1);
    private static final long LOW_SLOW_CONNECTION_BYTES_PER_MINUTE = 14_000;
    private static final long SLOW_CONNECTION_BYTES_PER_MINUTE = 12_000;

    private static final Duration WINDOW = seconds(120);
    private static final Duration HIGH_WINDOW = seconds(150);
    private static final double LOW_ENOUGH_BYTES = 225_000;
    private static final double POINT_ENOUGH_BYTES = 160_000;
    private static final double HIGH_ENOUGH_BYTES = 134_000;
    private static final double WHATEVER_THE_BACKGROUND = 0;
    private static final double BACKGROUND_MULTIPLE = 5;
    private static final Duration LOW_CONNECTION_TAIL = seconds(8);
    private static final Duration POINT_CONNECTION_TAIL = seconds(38);
    private static final Duration HIGH_CONNECTION_TAIL = seconds(60);
    private static final Duration NEVER_JOINED = Duration.ZERO;
    private static final Duration CONNECTION_STAY = seconds(300);
    private static final Duration SHORTEST_VISIT = seconds(25);

    /** Bytes of the setup of a connection. */
    private static final long CONNECTION_OVERHEAD = 1_200;
    /** Weights of a byte, where other hosts weigh 1. */
    private static final double PAGE_HOST_WEIGHT = 0.55;

    private static final double INTERFACE_HOST_WEIGHT = 0.35;
    /** Share of the bytes that arrive when the connection opens. */
    private static final double SHARE_AT_START = 0.31;

    private static final Duration CONNECTION_NEAR_PAGE = seconds(30);
    private static final Duration CONNECTION_NEAR_EMBEDDING_PAGE = seconds(90);
    private static final long MOST_BYTES_OF_EMBEDDED = 290_000;

    private static final UnmonitoredPageRule CONNECTION_NEAR_UNMONITORED_PAGE =
            new UnmonitoredPageRule(CONNECTION_NEAR_PAGE, CONNECTION_NEAR_EMBEDDING_PAGE, MOST_BYTES_OF_EMBEDDED);

    static final KindProfile TUNNEL = connections("tunnel-v2");

    static final KindProfile FLOW = connections("flow-v2");

    /**
     * Fitted by {@code deploy/simulator/run --fit} (split conformal: about nine true values in ten lie inside). A lease
     * never has a narrower band than a user name.
     */
    private static final Map<Confidence, Band> BANDS = Map.of(
            Confidence.URL_USERNAME, new Band(1, seconds(25), 1.05, seconds(205)),
            Confidence.URL_LEASE, new Band(1, seconds(30), 1.05, seconds(210)),
            Confidence.MIXED_USERNAME, new Band(1, seconds(150), 1, seconds(235)),
            Confidence.MIXED_LEASE, new Band(1, seconds(160), 1, seconds(245)),
            Confidence.TUNNEL_USERNAME, new Band(1, seconds(45), 1.05, seconds(235)),
            Confidence.TUNNEL_LEASE, new Band(1, seconds(50), 1.05, seconds(270)));

    static final EstimatorProfiles ALL = new EstimatorProfiles("url-v2+tunnel-v2+flow-v2", URL, TUNNEL, FLOW, BANDS);

    private static ActivityRule requests(long bytesPerSecond) {
        return new ActivityRule(NO_IDLE_END, REQUEST_GRANT, bytesPerSecond, SLOW_AFTER, SLOW_REQUEST_BYTES_PER_MINUTE);
    }

    private static KindProfile connections(String name) {
        ActivityRule fixed = new ActivityRule(
                IDLE_END, CONNECTION_GRANT, ActivityRule.UNLIMITED, SLOW_AFTER, LOW_SLOW_CONNECTION_BYTES_PER_MINUTE);
        ActivityRule learned = new ActivityRule(
                LEARNED_IDLE_END,
                LONGEST_LEARNED_IDLE_END,
                CONNECTION_GRANT,
                ActivityRule.UNLIMITED,
                SLOW_AFTER,
                SLOW_CONNECTION_BYTES_PER_MINUTE);
        return new KindProfile(
                name,
                POLLING,
                new VolumeReading(
                        volume(fixed),
                        CONNECTION_NEAR_UNMONITORED_PAGE,
                        WINDOW,
                        LOW_ENOUGH_BYTES,
                        WHATEVER_THE_BACKGROUND,
                        LOW_CONNECTION_TAIL,
                        SHORTEST_VISIT,
                        NEVER_JOINED),
                new VolumeReading(
                        volume(learned),
                        CONNECTION_NEAR_UNMONITORED_PAGE,
                        WINDOW,
                        POINT_ENOUGH_BYTES,
                        BACKGROUND_MULTIPLE,
                        POINT_CONNECTION_TAIL,
                        SHORTEST_VISIT,
                        CONNECTION_STAY),
                new VolumeReading(
                        volume(learned),
                        CONNECTION_NEAR_UNMONITORED_PAGE,
                        HIGH_WINDOW,
                        HIGH_ENOUGH_BYTES,
                        BACKGROUND_MULTIPLE,
                        HIGH_CONNECTION_TAIL,
                        SHORTEST_VISIT,
                        CONNECTION_STAY));
    }

    private static VolumeRule volume(ActivityRule activity) {
        return new VolumeRule(activity, CONNECTION_OVERHEAD, PAGE_HOST_WEIGHT, INTERFACE_HOST_WEIGHT, SHARE_AT_START);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
