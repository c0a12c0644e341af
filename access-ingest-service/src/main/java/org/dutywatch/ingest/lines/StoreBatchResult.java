package org.dutywatch.ingest.lines;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.dutywatch.ingest.parking.ParkedAccesses;

/**
 * Stores the result of a batch in one transaction: counts, parked accesses and, for each partition, the offset below
 * which records are counted already. A record below that offset is a redelivery and is not counted again.
 */
@ApplicationScoped
public class StoreBatchResult {
    private static final String PROGRESS = """
            select partition, next_offset from reading_progress where partition = any(?) order by partition for update
            """;
    private static final String ADVANCE = """
            insert into reading_progress (partition, next_offset) values (?, ?)
            on conflict (partition) do update set next_offset = excluded.next_offset
            """;
    private static final String COUNT = """
            insert into line_count (source, outcome, reason, lines) values (?, ?, ?, ?)
            on conflict (source, outcome, reason) do update set lines = line_count.lines + excluded.lines
            """;
    private static final String ACTIVITY = """
            insert into source_activity (source, last_line_at, last_read_at) values (?, ?, ?)
            on conflict (source) do update
                set last_line_at = greatest(source_activity.last_line_at, excluded.last_line_at),
                    last_read_at = excluded.last_read_at
            """;

    private final DataSource database;
    private final ParkedAccesses parkedAccesses;
    private final Clock clock;
    private final MeterRegistry metrics;

    StoreBatchResult(DataSource database, ParkedAccesses parkedAccesses, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.parkedAccesses = parkedAccesses;
        this.clock = clock;
        this.metrics = metrics;
    }

    private record CountKey(String source, CountedOutcome outcome, String reason) {
        // All instances lock rows in this order, so that two of them cannot deadlock.
        static final Comparator<CountKey> ORDER = Comparator.comparing(CountKey::source)
                .thenComparing(CountKey::outcome)
                .thenComparing(CountKey::reason);
    }

    @Transactional
    public void store(BatchResult batch) {
        try (var connection = database.getConnection()) {
            Map<Integer, Long> progress = lockProgress(connection, batch.lineCounts());
            List<LineCounts> uncounted = batch.lineCounts().stream()
                    .filter(counts -> counts.position().offset()
                            >= progress.getOrDefault(counts.position().partition(), 0L))
                    .toList();
            advance(connection, uncounted);
            count(connection, uncounted);
            storeActivity(connection, uncounted);
            parkedAccesses.park(connection, batch.parked(), clock.instant());
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot store the result of a batch of lines", e);
        }
    }

    private static Map<Integer, Long> lockProgress(Connection connection, List<LineCounts> lineCounts)
            throws SQLException {
        try (var statement = connection.prepareStatement(PROGRESS)) {
            Object[] partitions = lineCounts.stream()
                    .map(counts -> counts.position().partition())
                    .distinct()
                    .toArray();
            statement.setArray(1, connection.createArrayOf("integer", partitions));
            try (var rows = statement.executeQuery()) {
                Map<Integer, Long> progress = new HashMap<>();
                while (rows.next()) {
                    progress.put(rows.getInt(1), rows.getLong(2));
                }
                return progress;
            }
        }
    }

    private static void advance(Connection connection, List<LineCounts> uncounted) throws SQLException {
        Map<Integer, Long> next = new TreeMap<>();
        uncounted.forEach(counts ->
                next.merge(counts.position().partition(), counts.position().offset() + 1, Math::max));
        try (var statement = connection.prepareStatement(ADVANCE)) {
            for (var partition : next.entrySet()) {
                statement.setInt(1, partition.getKey());
                statement.setLong(2, partition.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void count(Connection connection, List<LineCounts> uncounted) throws SQLException {
        Map<CountKey, Long> sums = new TreeMap<>(CountKey.ORDER);
        for (var counts : uncounted) {
            counts.forEach((outcome, reason, lines) ->
                    sums.merge(new CountKey(counts.source(), outcome, reason), lines, Long::sum));
        }
        try (var statement = connection.prepareStatement(COUNT)) {
            for (var sum : sums.entrySet()) {
                statement.setString(1, sum.getKey().source());
                statement.setString(2, sum.getKey().outcome().label());
                statement.setString(3, sum.getKey().reason());
                statement.setLong(4, sum.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        sums.forEach((key, lines) -> metrics.counter(
                        "dutywatch.lines", "outcome", key.outcome().label())
                .increment(lines));
    }

    private void storeActivity(Connection connection, List<LineCounts> uncounted) throws SQLException {
        Map<String, Long> newest = new TreeMap<>();
        uncounted.forEach(counts -> newest.merge(counts.source(), counts.arrivedAt(), Math::max));
        try (var statement = connection.prepareStatement(ACTIVITY)) {
            for (var source : newest.entrySet()) {
                statement.setString(1, source.getKey());
                statement.setObject(2, Instant.ofEpochMilli(source.getValue()).atOffset(ZoneOffset.UTC));
                statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
