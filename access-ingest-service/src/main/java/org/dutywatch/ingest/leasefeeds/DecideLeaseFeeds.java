package org.dutywatch.ingest.leasefeeds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.decisions.AwaitedDecisions;
import org.dutywatch.ingest.decisions.Decision;
import org.dutywatch.ingest.decisions.DecisionKind;
import org.dutywatch.ingest.decisions.DecisionState;
import org.dutywatch.ingest.leaseformats.domain.LeaseLogFormats;
import org.dutywatch.ingest.leases.LeasesConfig;
import org.dutywatch.ingest.sources.FeederClients;

/**
 * One person asks for the settings of a feed; another person approves or declines them. What a feed sends applies at
 * once, so whoever names its feeders must not be alone.
 */
@ApplicationScoped
public class DecideLeaseFeeds {
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofDays(31);

    private final LeaseFeeds feeds;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;
    private final Duration time;

    DecideLeaseFeeds(LeaseFeeds feeds, AwaitedDecisions decisions, AuditTrail audit, LeasesConfig config) {
        this.feeds = feeds;
        this.decisions = decisions;
        this.audit = audit;
        this.time = config.decisionTime();
    }

    /** @throws ProblemException INVALID_REQUEST if a setting is not valid */
    @Transactional
    public LeaseFeed ask(LeaseFeedRequest request) {
        if (LeaseLogFormats.named(request.format()).isEmpty()) {
            throw invalid("format '" + request.format() + "' is not supported; supported: "
                    + String.join(", ", LeaseLogFormats.names()));
        }
        if (request.hold().compareTo(SHORTEST_HOLD) < 0 || request.hold().compareTo(LONGEST_HOLD) > 0) {
            throw invalid("hold is from one minute to 31 days");
        }
        ZoneId zone = zone(request.zone());
        Set<String> feeders = Set.copyOf(FeederClients.check(request.feeders()));
        Decision asked = decisions.ask(DecisionKind.LEASE_FEED, Set.of(), Set.of(), time);
        var feed = new LeaseFeed(request.feed(), request.format(), zone, request.hold(), feeders, asked);
        feeds.insert(feed);
        audit.record("ask_lease_feed", feed.feed(), description(feed));
        return feed;
    }

    /**
     * Approves or declines.
     *
     * @param state APPROVED or DECLINED
     * @throws ProblemException as {@link AwaitedDecisions#decide}
     */
    @Transactional
    public LeaseFeed decide(UUID id, DecisionState state) {
        Decision settled = decisions.decide(id, DecisionKind.LEASE_FEED, state);
        LeaseFeed feed = feeds.find(id).orElseThrow();
        boolean approved = state == DecisionState.APPROVED;
        audit.record(approved ? "approve_lease_feed" : "decline_lease_feed", feed.feed(), description(feed));
        return new LeaseFeed(feed.feed(), feed.format(), feed.zone(), feed.hold(), feed.feeders(), settled);
    }

    private static ZoneId zone(String given) {
        try {
            return ZoneId.of(given);
        } catch (DateTimeException e) {
            throw invalid("zone '" + given + "' is not an IANA time zone such as America/Chicago");
        }
    }

    private static String description(LeaseFeed feed) {
        String feeders = feed.feeders().isEmpty()
                ? "none"
                : String.join(", ", feed.feeders().stream().sorted().toList());
        return "change " + feed.decision().decisionId() + "; feeders: " + feeders + "; format: " + feed.format()
                + "; zone: " + feed.zone() + "; hold: " + feed.hold() + "; asked by "
                + feed.decision().author().user();
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
