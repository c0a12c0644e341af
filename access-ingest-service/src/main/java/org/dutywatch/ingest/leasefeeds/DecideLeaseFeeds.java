package org.dutywatch.ingest.leasefeeds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.decisions.DecisionKind;
import org.dutywatch.ingest.leaseformats.domain.LeaseLogFormats;
import org.dutywatch.ingest.leases.LeasesConfig;
import org.dutywatch.ingest.sources.FeederClients;

/**
 * One person asks for the settings of a feed; another person approves or declines them. What a feed sends applies at
 * once, so whoever names its feeders must not be alone.
 */
@ApplicationScoped
public class DecideLeaseFeeds implements DecidedChange<LeaseFeed> {
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
        Decision asked = decisions.askedNow(UUID.randomUUID(), DecisionKind.LEASE_FEED, decisions.caller(), time);
        decisions.ask(asked);
        var feed = new LeaseFeed(request.feed(), request.format(), zone, request.hold(), feeders, asked);
        feeds.insert(feed);
        audit.record("ask_lease_feed", feed.feed(), description(feed));
        return feed;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.LEASE_FEED;
    }

    @Override
    public LeaseFeed require(UUID id) {
        return feeds.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, LeaseFeedsResource.UNKNOWN));
    }

    /** The settings that were approved last are in force, so there is nothing else to do. */
    @Override
    public void approve(LeaseFeed feed, Answer answer) {}

    @Override
    public Audited audited(LeaseFeed feed) {
        return new Audited("lease_feed", List.of(feed.feed()), description(feed));
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
        return "change " + feed.decision().id() + "; feeders: " + feeders + "; format: " + feed.format()
                + "; zone: " + feed.zone() + "; hold: " + feed.hold() + "; asked by "
                + feed.decision().author().user();
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
