package org.dutywatch.ingest.syslog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.sources.SourceCounts;

/** Counts what was lost and refused, as metrics and, a few seconds later, with the counts of the source. */
@ApplicationScoped
class SyslogCounts {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final String ADD = """
            insert into line_count (source, outcome, reason, lines)
            values (:source, :label, :reason, :lines)
            on conflict (source, outcome, reason) do update set lines = line_count.lines + excluded.lines
            """;

    private final MeterRegistry metrics;
    private final Database database;
    private final Map<Key, Long> unstored = new TreeMap<>();

    SyslogCounts(MeterRegistry metrics, Database database) {
        this.metrics = metrics;
        this.database = database;
    }

    private record Key(String source, String label, String reason) implements Comparable<Key> {
        // All instances lock rows in this order, so that two of them cannot deadlock.
        @Override
        public int compareTo(Key other) {
            return (source + ' ' + label + ' ' + reason)
                    .compareTo(other.source + ' ' + other.label + ' ' + other.reason);
        }
    }

    void start(@Observes StartupEvent event, Workers workers, SyslogConfig config) {
        if (!config.listeners().isEmpty()) {
            workers.start(new WorkerSettings("syslog-counts", 1, INTERVAL), () -> {
                store();
                return false;
            });
        }
    }

    void stop(@Observes @Priority(SyslogListeners.AFTER_CLOSING) ShutdownEvent event) {
        store();
    }

    /** Shows how many bytes of a queue Kafka has not acknowledged. */
    void show(ListenerSettings listener, LineQueue queue) {
        metrics.gauge("dutywatch.syslog.queue.bytes", Tags.of("listener", listener.name()), queue, LineQueue::size);
    }

    void received(ListenerSettings listener, long lines) {
        metrics.counter("dutywatch.syslog.lines", "listener", listener.name()).increment(lines);
    }

    void lost(ListenerSettings listener, LossReason reason, long lines) {
        count(listener, SourceCounts.LOST, reason.label(), lines);
    }

    void refused(ListenerSettings listener, RefusalReason reason) {
        count(listener, SourceCounts.REFUSED, reason.label(), 1);
    }

    private void count(ListenerSettings listener, String label, String reason, long number) {
        metrics.counter("dutywatch.syslog." + label, "listener", listener.name(), "reason", reason)
                .increment(number);
        add(new Key(listener.source(), label, reason), number);
    }

    private synchronized void add(Key key, long number) {
        unstored.merge(key, number, Long::sum);
    }

    private synchronized Map<Key, Long> takeUnstored() {
        Map<Key, Long> taken = new TreeMap<>(unstored);
        unstored.clear();
        return taken;
    }

    private void store() {
        Map<Key, Long> taken = takeUnstored();
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> database.useHandle(handle -> {
                        var batch = handle.prepareBatch(ADD);
                        taken.forEach((key, number) -> batch.bind("source", key.source())
                                .bind("label", key.label())
                                .bind("reason", key.reason())
                                .bind("lines", number)
                                .add());
                        batch.execute();
                    }));
        } catch (RuntimeException e) {
            taken.forEach(this::add);
            throw e;
        }
    }
}
