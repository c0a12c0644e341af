package org.dutywatch.ingest.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.dutywatch.ingest.sources.SourceResponse.ReasonCount;

/** Reads how many lines of each source had which outcome. */
@ApplicationScoped
class SourceCounts {
    private final DataSource database;

    SourceCounts(DataSource database) {
        this.database = database;
    }

    /** Counts and activity of all sources, by source id; those of unregistered sources are summed under one name. */
    record Snapshot(Map<String, List<ReasonCount>> counts, Map<String, Activity> activities) {}

    /** When the newest line of a source arrived on the topic, and when lines of it were last read. */
    record Activity(Instant lastLineAt, Instant lastReadAt) {}

    Snapshot read() {
        try (var connection = database.getConnection()) {
            return new Snapshot(counts(connection), activities(connection));
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the counts of lines", e);
        }
    }

    private static Map<String, List<ReasonCount>> counts(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                        "select source, outcome, reason, lines from line_count order by source, outcome, reason");
                var rows = statement.executeQuery()) {
            Map<String, List<ReasonCount>> counts = new HashMap<>();
            while (rows.next()) {
                counts.computeIfAbsent(rows.getString(1), source -> new ArrayList<>())
                        .add(new ReasonCount(rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
            return counts;
        }
    }

    private static Map<String, Activity> activities(Connection connection) throws SQLException {
        try (var statement =
                        connection.prepareStatement("select source, last_line_at, last_read_at from source_activity");
                var rows = statement.executeQuery()) {
            Map<String, Activity> activities = new HashMap<>();
            while (rows.next()) {
                activities.put(
                        rows.getString(1),
                        new Activity(
                                rows.getObject(2, OffsetDateTime.class).toInstant(),
                                rows.getObject(3, OffsetDateTime.class).toInstant()));
            }
            return activities;
        }
    }
}
