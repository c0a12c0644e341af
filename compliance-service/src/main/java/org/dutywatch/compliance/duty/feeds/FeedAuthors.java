package org.dutywatch.compliance.duty.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Records who subscribed to a feed and who changed the subscription. The record stays after the subscription ends. */
@ApplicationScoped
public class FeedAuthors {
    private static final String ADD = """
            insert into roster_feed_author (feed_id, author) values (?, ?)
            on conflict do nothing
            """;
    private static final String AUTHORS_OF = "select author from roster_feed_author where 'feed:' || feed_id = ?";

    private final DataSource database;

    FeedAuthors(DataSource database) {
        this.database = database;
    }

    /** The feed must be in the database already. */
    void add(UUID feedId, String author) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, feedId);
            insert.setString(2, author);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot record who changes a feed", e);
        }
    }

    public Set<String> ofFeed(String origin) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(AUTHORS_OF)) {
            select.setString(1, origin);
            try (var rows = select.executeQuery()) {
                Set<String> authors = new HashSet<>();
                while (rows.next()) {
                    authors.add(rows.getString(1));
                }
                return authors;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read who changed a feed", e);
        }
    }
}
