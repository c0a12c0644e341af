package org.dutywatch.compliance.duty.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;

/** Records who subscribed to a feed and who changed the subscription. The record stays after the subscription ends. */
@ApplicationScoped
public class FeedAuthors {
    private final Database database;

    FeedAuthors(Database database) {
        this.database = database;
    }

    /** The feed must be in the database already. */
    void add(UUID feedId, String author) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into roster_feed_author (feed_id, author) values (:feedId, :author)
                        on conflict do nothing
                        """)
                .bind("feedId", feedId)
                .bind("author", author)
                .execute());
    }

    /** @param origin the feed, as the roster names it */
    public Set<String> ofFeed(String origin) {
        return database.withHandle(
                handle -> handle.createQuery("select author from roster_feed_author where 'feed:' || feed_id = :origin")
                        .bind("origin", origin)
                        .mapTo(String.class)
                        .set());
    }
}
