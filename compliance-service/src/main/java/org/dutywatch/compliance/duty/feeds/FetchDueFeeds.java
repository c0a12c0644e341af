package org.dutywatch.compliance.duty.feeds;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.duty.feeds.download.FeedsConfig;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Fetches the feeds that are due, one by one. Several instances may run: each due feed is claimed by one of them. */
@ApplicationScoped
public class FetchDueFeeds {
    /**
     * Postpones the next fetch of the claimed feed, so that no other instance claims it meanwhile. If this instance
     * stops before it has fetched the feed, it is due again at that time.
     */
    private static final String CLAIM = """
            update roster_feed set next_fetch_at = :until
             where feed_id = (select feed_id from roster_feed
                               where deleted_at is null and next_fetch_at <= :now
                               order by next_fetch_at limit 1 for update skip locked)
            returning feed_id
            """;

    /** A claim lasts this many timeouts; a fetch takes at most two, and the import some time. */
    private static final int CLAIM_TIMEOUTS = 10;

    private final FetchFeed fetchFeed;
    private final FeedsConfig config;
    private final Workers workers;
    private final Database database;
    private final Clock clock;

    FetchDueFeeds(FetchFeed fetchFeed, FeedsConfig config, Workers workers, Database database, Clock clock) {
        this.fetchFeed = fetchFeed;
        this.config = config;
        this.workers = workers;
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (!config.lookEvery().equals("off")) {
            var interval = DurationConverter.parseDuration(config.lookEvery());
            workers.start(new WorkerSettings("roster-feeds", 1, interval), this::fetchNextDue);
        }
    }

    /** Returns whether a feed was due. */
    private boolean fetchNextDue() {
        var due = claim();
        due.ifPresent(fetchFeed::fetch);
        return due.isPresent();
    }

    private Optional<UUID> claim() {
        return database.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("until", clock.instant().plus(config.timeout().multipliedBy(CLAIM_TIMEOUTS)))
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .findOne());
    }
}
