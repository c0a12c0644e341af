package org.dutywatch.compliance.duty.feeds;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.identity.ActorColumns;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;

/** Records who subscribed to a feed and who changed the subscription. The record stays after the subscription ends. */
@ApplicationScoped
public class FeedAuthors {
    private static final String ADD = """
            insert into roster_feed_author (feed_id, author, author_employee_id, author_issuer, author_subject)
            values (:feedId, :author, :authorEmployeeId, :authorIssuer, :authorSubject)
            on conflict do nothing
            """;
    private static final String OF_FEED = "select * from roster_feed_author where 'feed:' || feed_id = :origin";

    private final Database database;
    private final Actors actors;

    FeedAuthors(Database database, Actors actors) {
        this.database = database;
        this.actors = actors;
    }

    /** Adds the caller. The feed must be in the database already. */
    void addCaller(UUID feedId) {
        Actor caller = actors.caller();
        database.useHandle(handle -> ActorColumns.bind(handle.createUpdate(ADD), "author", caller)
                .bind("feedId", feedId)
                .execute());
    }

    /** Whether the caller wrote the subscription before. */
    boolean isCaller(UUID feedId) {
        return ofFeed(RosterFeed.origin(feedId)).stream().anyMatch(actors.caller()::isSamePersonAs);
    }

    /**
     * All who ever wrote the subscription, each with the employee to whom his account is linked by now.
     *
     * @param origin the feed, as the roster names it
     */
    @Transactional
    public Set<Actor> ofFeed(String origin) {
        Set<Actor> stored = database.withHandle(handle -> handle.createQuery(OF_FEED)
                .bind("origin", origin)
                .map((RowView row) -> ActorColumns.read(row, "author"))
                .set());
        return stored.stream().map(actors::asKnownNow).collect(toUnmodifiableSet());
    }
}
