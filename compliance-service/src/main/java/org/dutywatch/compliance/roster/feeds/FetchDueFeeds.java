package org.dutywatch.compliance.roster.feeds;

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
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jboss.logging.Logger;

/** Fetches the feeds whose time has come; of several services one takes each. */
@ApplicationScoped
public class FetchDueFeeds {
    private static final Logger LOG = Logger.getLogger(FetchDueFeeds.class);

    /** Another service leaves the feed alone until this one is done with it or is gone. */
    private static final String CLAIM = """
            update roster_feed set next_fetch_at = ?
             where feed_id in (select feed_id from roster_feed
                                where deleted_at is null and next_fetch_at <= ?
                                order by next_fetch_at limit 20 for update skip locked)
            returning feed_id
            """;

    private static final int PATIENCE_TIMES = 40;

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
    void onTime() {
        for (UUID feed : QuarkusTransaction.requiringNew().call(this::claimed)) {
            try {
                fetchFeed.fetch(feed);
            } catch (RuntimeException e) {
                LOG.warnf("a roster feed is fetched later: %s", Failures.describe(e));
            }
        }
    }

    private List<UUID> claimed() {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            claim.setObject(1, now.plus(config.timeout().multipliedBy(PATIENCE_TIMES)));
            claim.setObject(2, now);
            try (var rows = claim.executeQuery()) {
                List<UUID> feeds = new ArrayList<>();
                while (rows.next()) {
                    feeds.add(rows.getObject(1, UUID.class));
                }
                return feeds;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot look for feeds that are due", e);
        }
    }
}
