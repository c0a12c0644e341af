package org.dutywatch.ingest.deadletters;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** The ids of replayed dead letters, which are not shown or replayed again. */
@ApplicationScoped
public class ReplayedDeadLetters {
    /** A little longer than the topic keeps the dead letters. */
    private static final Duration RETENTION = Duration.ofDays(8);

    private final DataSource database;
    private final Clock clock;

    ReplayedDeadLetters(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Set<String> ids() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select id from replayed_letter");
                var rows = statement.executeQuery()) {
            Set<String> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read which dead letters were replayed", e);
        }
    }

    /** Adds ids in the caller's transaction. */
    void add(Collection<String> ids) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "insert into replayed_letter (id, replayed_at) select unnest(?), ? on conflict do nothing")) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot record which dead letters were replayed", e);
        }
    }

    @Scheduled(identity = "forget-replayed", every = "1h")
    void forget() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("delete from replayed_letter where replayed_at < ?")) {
            statement.setObject(1, clock.instant().minus(RETENTION).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot delete old records of replayed dead letters", e);
        }
    }
}
