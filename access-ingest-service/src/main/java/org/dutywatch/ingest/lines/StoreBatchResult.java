package org.dutywatch.ingest.lines;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.linedetails.LineDetail;
import org.dutywatch.ingest.linedetails.LineDetails;
import org.dutywatch.ingest.parking.ParkedAccesses;
import org.dutywatch.ingest.sources.SourceCounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Stores the result of a batch in one transaction: counts, parked accesses and, for each partition, the offset below
 * which records are counted already. A record below that offset is a redelivery and is not counted again.
 */
@ApplicationScoped
public class StoreBatchResult {
    private static final String PROGRESS = """
            select partition, next_offset from reading_progress where partition = any(:partitions)
             order by partition for update
            """;
    private static final String ADVANCE = """
            insert into reading_progress (partition, next_offset) values (:partition, :nextOffset)
            on conflict (partition) do update set next_offset = excluded.next_offset
            """;
    private static final String COUNT = """
            insert into line_count (source, outcome, reason, lines)
            values (:source, :outcome, :reason, :lines)
            on conflict (source, outcome, reason) do update set lines = line_count.lines + excluded.lines
            """;
    private static final String ACTIVITY = """
            insert into source_activity (source, last_line_at, last_read_at, clock_skew_millis)
            values (:source, :lastLineAt, :now, :clockSkew)
            on conflict (source) do update
                set last_line_at = greatest(source_activity.last_line_at, excluded.last_line_at),
                    last_read_at = excluded.last_read_at,
                    clock_skew_millis = coalesce(excluded.clock_skew_millis, source_activity.clock_skew_millis)
            """;

    private final Database database;
    private final ParkedAccesses parkedAccesses;
    private final LineDetails lineDetails;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Event<LinesCounted> linesCounted;

    StoreBatchResult(
            Database database,
            ParkedAccesses parkedAccesses,
            LineDetails lineDetails,
            Clock clock,
            MeterRegistry metrics,
            Event<LinesCounted> linesCounted) {
        this.database = database;
        this.parkedAccesses = parkedAccesses;
        this.lineDetails = lineDetails;
        this.clock = clock;
        this.metrics = metrics;
        this.linesCounted = linesCounted;
    }

    /** CDI event: what was counted for the first time. */
    public record LinesCounted(Map<CountKey, Long> counts) {}

    /** The offset below which the records of a partition are counted already. */
    public record Progress(int partition, long nextOffset) {}

    /** @param label of an outcome, or of what is counted beside outcomes */
    public record CountKey(String source, String label, String reason) {
        // All instances lock rows in this order, so that two of them cannot deadlock.
        static final Comparator<CountKey> ORDER = Comparator.comparing(CountKey::source)
                .thenComparing(CountKey::label)
                .thenComparing(CountKey::reason);
    }

    @Transactional
    public void store(BatchResult batch) {
        database.useHandle(handle -> {
            Map<Integer, Long> progress = lockProgress(handle, batch.lineCounts());
            List<LineCounts> uncounted = batch.lineCounts().stream()
                    .filter(counts -> counts.position().offset()
                            >= progress.getOrDefault(counts.position().partition(), 0L))
                    .toList();
            advance(handle, uncounted);
            count(handle, uncounted);
            countDetails(handle, uncounted);
            storeActivity(handle, uncounted);
            parkedAccesses.park(handle, batch.parked(), clock.instant());
        });
    }

    private static Map<Integer, Long> lockProgress(Handle handle, List<LineCounts> lineCounts) {
        List<Integer> partitions = lineCounts.stream()
                .map(counts -> counts.position().partition())
                .distinct()
                .toList();
        return handle.createQuery(PROGRESS)
                .bindArray("partitions", Integer.class, partitions)
                .map(ConstructorMapper.of(Progress.class))
                .collectToMap(Progress::partition, Progress::nextOffset);
    }

    private static void advance(Handle handle, List<LineCounts> uncounted) {
        Map<Integer, Long> next = new TreeMap<>();
        uncounted.forEach(counts ->
                next.merge(counts.position().partition(), counts.position().offset() + 1, Math::max));
        var batch = handle.prepareBatch(ADVANCE);
        next.forEach((partition, nextOffset) -> batch.bind("partition", partition)
                .bind("nextOffset", nextOffset)
                .add());
        batch.execute();
    }

    private void count(Handle handle, List<LineCounts> uncounted) {
        Map<CountKey, Long> sums = new TreeMap<>(CountKey.ORDER);
        for (var counts : uncounted) {
            counts.forEach((label, reason, count) ->
                    sums.merge(new CountKey(counts.source(), label, reason), count, Long::sum));
        }
        var batch = handle.prepareBatch(COUNT);
        sums.forEach((key, count) -> batch.bind("source", key.source())
                .bind("outcome", key.label())
                .bind("reason", key.reason())
                .bind("lines", count)
                .add());
        batch.execute();
        linesCounted.fire(new LinesCounted(sums));
    }

    private void countDetails(Handle handle, List<LineCounts> uncounted) {
        Map<LineDetail, Long> sums = new HashMap<>();
        uncounted.forEach(counts -> counts.details().forEach((detail, lines) -> sums.merge(detail, lines, Long::sum)));
        lineDetails.add(handle, sums);
    }

    /** After the commit, because the lines of a transaction that fails are counted when they are read again. */
    void addToMetrics(@Observes(during = TransactionPhase.AFTER_SUCCESS) LinesCounted counted) {
        counted.counts().forEach((key, count) -> counter(key).increment(count));
    }

    private Counter counter(CountKey key) {
        return switch (key.label()) {
            case SourceCounts.ANOMALY ->
                metrics.counter("dutywatch.line.anomalies", "source", key.source(), "anomaly", key.reason());
            case SourceCounts.MALFORMED_OF_EMPLOYEE ->
                metrics.counter(
                        "dutywatch.lines.malformed.of.employees", "source", key.source(), "reason", key.reason());
            default -> metrics.counter("dutywatch.lines", "outcome", key.label());
        };
    }

    private void storeActivity(Handle handle, List<LineCounts> uncounted) {
        Map<String, Long> newest = new TreeMap<>();
        Map<String, Long> skews = new TreeMap<>();
        uncounted.forEach(counts -> {
            newest.merge(counts.source(), counts.arrivedAt(), Math::max);
            counts.clockSkew().ifPresent(skew -> skews.merge(counts.source(), skew, Math::max));
        });
        Instant now = clock.instant();
        var batch = handle.prepareBatch(ACTIVITY);
        newest.forEach((source, lastLineAt) -> batch.bind("source", source)
                .bind("lastLineAt", Instant.ofEpochMilli(lastLineAt))
                .bind("now", now)
                .bind("clockSkew", skews.get(source))
                .add());
        batch.execute();
    }
}
