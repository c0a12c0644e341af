package org.dutywatch.eventkit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends the rows of the outbox to Kafka, in order within a key, at least once. A row that Kafka refuses permanently is
 * quarantined and does not block other rows. While Kafka cannot be reached, rows are retried.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final long IDLE_MILLIS = 500;

    private final DataSource database;
    private final RecordProducer producer;
    private final MeterRegistry metrics;
    private final String source;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean running = true;

    OutboxRelay(
            DataSource database,
            RecordProducer producer,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.producer = producer;
        this.metrics = metrics;
        this.source = "/dutywatch/" + service;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.EventAppended appended) {
        wakeUps.release();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        while (running) {
            try {
                if (relayOnce() == 0) {
                    wakeUps.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                }
                wakeUps.drainPermits();
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("outbox relay pauses after a failure: %s", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private int relayOnce() throws SQLException, InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var rows = new OutboxRows(connection);
            int sentCount = rows.tryLock() ? send(rows) : 0;
            connection.commit();
            return sentCount;
        }
    }

    private int send(OutboxRows rows) throws SQLException, InterruptedException {
        var due = rows.due(BATCH);
        var failures =
                producer.sendAll(due.stream().map(row -> row.toRecord(source)).toList());
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            var failure = failures.get(i);
            if (failure.isEmpty()) {
                sent.add(due.get(i).id());
            } else {
                recordFailure(rows, due.get(i), failure.get());
            }
        }
        rows.deleteSent(sent);
        metrics.counter("dutywatch.outbox.events", "outcome", "sent").increment(sent.size());
        return sent.size();
    }

    private void recordFailure(OutboxRows rows, OutboxRow row, Throwable failure) throws SQLException {
        String error = Failures.describe(failure);
        boolean temporary = Failures.isTemporary(failure);
        metrics.counter("dutywatch.outbox.events", "outcome", temporary ? "retried" : "quarantined")
                .increment();
        if (temporary) {
            rows.retryLater(row, Failures.backoff(row.attempts()), error);
        } else {
            LOG.errorf("event %s for %s is quarantined: %s", row.eventId(), row.topic(), error);
            rows.quarantine(row, error);
        }
    }
}
