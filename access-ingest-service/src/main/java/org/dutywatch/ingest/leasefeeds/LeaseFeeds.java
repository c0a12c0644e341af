package org.dutywatch.ingest.leasefeeds;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;

/** The table of feeds. */
@ApplicationScoped
public class LeaseFeeds {
    /** A list holds at most this many, the newest. */
    static final int LONGEST_LIST = 500;

    private static final String SELECT = """
            select feed, format, zone, hold_seconds, feeders, decision.* from lease_feed join decision using (decision_id)
            """;

    private final Database database;

    LeaseFeeds(Database database) {
        this.database = database;
    }

    void insert(LeaseFeed feed) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into lease_feed (decision_id, feed, format, zone, hold_seconds, feeders)
                        values (:id, :feed, :format, :zone, :hold, :feeders)
                        """)
                .bind("id", feed.decision().id())
                .bind("feed", feed.feed())
                .bind("format", feed.format())
                .bind("zone", feed.zone().getId())
                .bind("hold", feed.hold().toSeconds())
                .bindArray("feeders", String.class, feed.feeders())
                .execute());
    }

    /** The settings that are in force: those that were approved last. */
    public Optional<LeaseFeed> inForce(String feed) {
        return database.withHandle(handle -> handle.createQuery(
                        SELECT + " where feed = :feed and state = 'APPROVED' order by settled_at desc limit 1")
                .bind("feed", feed)
                .map(LeaseFeeds::feed)
                .findOne());
    }

    Optional<LeaseFeed> find(UUID id) {
        return database.withHandle(handle -> handle.createQuery(SELECT + " where decision.decision_id = :id")
                .bind("id", id)
                .map(LeaseFeeds::feed)
                .findOne());
    }

    /** All that were asked for, the newest first. */
    List<LeaseFeed> newest() {
        return database.withHandle(
                handle -> handle.createQuery(SELECT + " order by asked_at desc, decision.decision_id limit :limit")
                        .bind("limit", LONGEST_LIST)
                        .map(LeaseFeeds::feed)
                        .list());
    }

    private static LeaseFeed feed(RowView row) {
        return new LeaseFeed(
                row.getColumn("feed", String.class),
                row.getColumn("format", String.class),
                ZoneId.of(row.getColumn("zone", String.class)),
                Duration.ofSeconds(row.getColumn("hold_seconds", Long.class)),
                Set.of(row.getColumn("feeders", String[].class)),
                DecisionRows.decision(row));
    }
}
