package org.dutywatch.compliance.duty.feeds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.feeds.download.FeedsConfig;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jboss.logging.Logger;

/** Fetches the feeds that are due. Several instances may run: each due feed is claimed by one of them. */
@ApplicationScoped
public class FetchDueFeeds {
    private static final Logger LOG = Logger.getLogger(FetchDueFeeds.class);

    /**
     * Postpones the next fetch of the claimed feeds, so that no other instance claims them meanwhile. If this instance
     * stops before it has fetched them, they are due again at that time.
     */
    private static final String CLAIM = """
            update roster_feed set next_fetch_at = ?
             where feed_id in (select feed_id from roster_feed
                                where deleted_at is null and next_fetch_at <= ?
                                order by next_fetch_at limit 20 for update skip locked)
            returning feed_id
            """;

    /** A claim lasts this many timeouts: it may hold 20 feeds, and a fetch may take two timeouts. */
    private static final int CLAIM_TIMEOUTS = 40;

    private final FetchFeed fetchFeed;
    private final FeedsConfig config;
    private final DataSource database;
    private final Clock clock;

    FetchDueFeeds(FetchFeed fetchFeed, FeedsConfig config, DataSource database, Clock clock) {
        this.fetchFeed = fetchFeed;
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(
            identity = "fetch-roster-feeds",
            every = "{dutywatch.roster-feeds.look-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fetchDue() {
        for (UUID feed : QuarkusTransaction.requiringNew().call(this::claimDue)) {
            try {
                fetchFeed.fetch(feed);
            } catch (RuntimeException e) {
                LOG.warnf("cannot fetch a roster feed: %s", Failures.describe(e));
            }
        }
    }

    private List<UUID> claimDue() {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            claim.setObject(1, now.plus(config.timeout().multipliedBy(CLAIM_TIMEOUTS)));
            claim.setObject(2, now);
            try (var rows = claim.executeQuery()) {
                List<UUID> feeds = new ArrayList<>();
                while (rows.next()) {
                    feeds.add(rows.getObject(1, UUID.class));
                }
                return feeds;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot claim feeds that are due", e);
        }
    }
}
