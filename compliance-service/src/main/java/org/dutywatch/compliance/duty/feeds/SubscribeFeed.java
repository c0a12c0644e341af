package org.dutywatch.compliance.duty.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.duty.feeds.download.FeedAddress;
import org.dutywatch.compliance.duty.feeds.download.FeedSecrets;
import org.dutywatch.compliance.duty.feeds.download.FeedsConfig;
import org.dutywatch.compliance.imports.CsvDialect;
import org.dutywatch.compliance.people.independence.OwnChain;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes to a feed, changes the subscription or ends it. The address is a secret: it never appears in a response, a
 * log or the audit trail.
 */
@ApplicationScoped
public class SubscribeFeed {
    private static final Duration MIN_REFRESH = Duration.ofMinutes(5);
    private static final Duration MAX_REFRESH = Duration.ofDays(7);
    private static final Duration MAX_STALE_AFTER = Duration.ofDays(90);

    private final FeedSecrets secrets;
    private final RosterHorizon horizon;
    private final FeedAuthors authors;
    private final OwnChain ownChain;
    private final FeedsConfig config;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    SubscribeFeed(
            FeedSecrets secrets,
            RosterHorizon horizon,
            FeedAuthors authors,
            OwnChain ownChain,
            FeedsConfig config,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.secrets = secrets;
        this.horizon = horizon;
        this.authors = authors;
        this.ownChain = ownChain;
        this.config = config;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws ProblemException INVALID_REQUEST; CONFLICT if another feed has this name; UNAVAILABLE if there is no key
     */
    @Transactional
    RosterFeed subscribe(FeedRequest request) {
        if (request.url() == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "url is missing");
        }
        var feed = new RosterFeed();
        feed.feedId = UUID.randomUUID();
        feed.author = caller.name();
        feed.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        feed.nextFetchAt = feed.createdAt;
        fill(feed, request);
        feed.persistAndFlush();
        authors.addCaller(feed.feedId);
        horizon.recordTerm(feed, feed.createdAt);
        audit.record("subscribe_roster_feed", feed.feedId.toString(), feed.name + " at " + feed.host);
        return feed;
    }

    /**
     * @throws ProblemException as {@link #subscribe}; NOT_FOUND; RULE_REFUSED if the roster of a shift with an alert
     *     would become unknown, or if the feed has the roster of a new author or of somebody above him
     */
    @Transactional
    RosterFeed change(UUID feedId, FeedRequest request) {
        RosterFeed feed = lock(feedId);
        var employees = horizon.employees(feedId);
        if (!authors.isCaller(feedId)) {
            // The feed would not change their roster from now on: he would end it for himself.
            ownChain.requireOthers(employees);
        }
        var before = horizon.lockKnownUntil(employees);
        fill(feed, request);
        feed.persistAndFlush();
        authors.addCaller(feedId);
        horizon.recordTerm(feed, clock.instant());
        horizon.enqueueOrRefuse(before, horizon.knownUntil(employees));
        audit.record(
                "change_roster_feed",
                feedId.toString(),
                feed.name + " at " + feed.host + (request.url() == null ? "" : ", another address"));
        return feed;
    }

    /**
     * Ends the subscription. The roster entries that came from the feed stay, as if a person had loaded them.
     *
     * @throws ProblemException NOT_FOUND; RULE_REFUSED if the roster of a shift with an alert would become unknown
     */
    @Transactional
    void end(UUID feedId) {
        RosterFeed feed = lock(feedId);
        var employees = horizon.employees(feedId);
        var before = horizon.lockKnownUntil(employees);
        feed.deletedAt = clock.instant();
        feed.name = feed.name + " " + feedId;
        feed.sealedUrl = new byte[0];
        feed.persistAndFlush();
        horizon.enqueueOrRefuse(before, horizon.knownUntil(employees));
        audit.record("end_roster_feed", feedId.toString(), null);
    }

    private static RosterFeed lock(UUID feedId) {
        return RosterFeed.<RosterFeed>findByIdOptional(feedId, LockModeType.PESSIMISTIC_WRITE)
                .filter(feed -> feed.deletedAt == null)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such feed"));
    }

    private void fill(RosterFeed feed, FeedRequest request) {
        Optional<RosterFeed> sameName = RosterFeed.find("name", request.name()).firstResultOptional();
        if (sameName.isPresent() && !sameName.get().feedId.equals(feed.feedId)) {
            throw new ProblemException(ProblemType.CONFLICT, "another feed has this name");
        }
        refuseUnlessBetween("refresh", request.refresh(), MIN_REFRESH, MAX_REFRESH);
        refuseUnlessBetween("stale_after", request.staleAfter(), request.refresh(), MAX_STALE_AFTER);
        feed.name = request.name();
        feed.zone = zone(request.zone());
        feed.refresh = request.refresh().toString();
        feed.staleAfter = request.staleAfter().toString();
        if (request.url() != null) {
            URI address = address(request.url());
            feed.host = address.getHost();
            feed.sealedUrl = secrets.encrypt(feed.feedId, address.toString());
            feed.etag = null;
            feed.lastModified = null;
            feed.readAt = null;
            feed.nextFetchAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    private static @Nullable String zone(@Nullable String name) {
        return name == null ? null : CsvDialect.zone("zone", name).getId();
    }

    private URI address(String text) {
        try {
            var address = new URI(text.strip());
            String refusal = FeedAddress.refusal(address, config.privateHosts());
            if (refusal == null) {
                return address;
            }
            throw new ProblemException(ProblemType.INVALID_REQUEST, refusal);
        } catch (URISyntaxException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "url is not an https address");
        }
    }

    private static void refuseUnlessBetween(String name, Duration duration, Duration min, Duration max) {
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, name + " must be from " + min + " to " + max);
        }
    }
}
