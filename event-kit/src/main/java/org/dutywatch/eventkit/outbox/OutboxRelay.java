package org.dutywatch.eventkit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.worker.Worker;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of the outbox to Kafka, in order within a key, at least once. A row that Kafka refuses permanently is
 * quarantined and does not block other rows. While Kafka cannot be reached, rows are retried.
 *
 * <p>A run claims the outbox in one transaction, sends without a transaction, and records the outcome in another one.
 * Only the relay with the claim sends, so that events of one key keep their order. The claim is extended while the relay
 * waits for Kafka. When its process has died, another relay takes over after {@value #CLAIM_SECONDS} s and sends the rows
 * again that it had not recorded.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;

    /** Longer events are quarantined: their consumers read many at a time. */
    private static final int MAX_EVENT_BYTES = 4 * 1024 * 1024;

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    /** Longer than the pause between extensions and the longest wait for one send to start (10 s) together. */
    private static final long CLAIM_SECONDS = 15;

    private static final Duration CLAIM = Duration.ofSeconds(CLAIM_SECONDS);
    private static final Duration EXTEND_AFTER = Duration.ofSeconds(3);

    private final Workers workers;
    private final OutboxRows rows;
    private final RecordProducer producer;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final String source;
    private final UUID relay = UUID.randomUUID();
    private volatile @Nullable Worker worker;

    OutboxRelay(
            Workers workers,
            OutboxRows rows,
            RecordProducer producer,
            MeterRegistry metrics,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.workers = workers;
        this.rows = rows;
        this.producer = producer;
        this.metrics = metrics;
        this.clock = clock;
        this.source = "/dutywatch/" + service;
    }

    void start(@Observes StartupEvent event) {
        worker = workers.start(new WorkerSettings("outbox-relay", 1, POLL_INTERVAL), this::relayOnce);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.EventAppended appended) {
        var started = worker;
        if (started != null) {
            started.wake();
        }
    }

    /** Sends one batch; returns whether there was anything to send. */
    boolean relayOnce() throws InterruptedException {
        List<OutboxRow> due = rows.claim(relay, CLAIM, BATCH);
        if (due.isEmpty()) {
            return false;
        }
        List<Long> sent = new ArrayList<>();
        Map<OutboxRow, Throwable> failures = new LinkedHashMap<>();
        new Sending().send(due).forEach((row, failure) -> {
            if (failure.isEmpty()) {
                sent.add(row.id());
            } else {
                failures.put(row, failure.get());
            }
        });
        rows.record(relay, sent, failures);
        report(sent.size(), failures);
        return true;
    }

    private void report(int sent, Map<OutboxRow, Throwable> failures) {
        count("sent", sent);
        failures.forEach((row, failure) -> {
            if (Failures.isTemporary(failure)) {
                count("retried", 1);
            } else {
                count("quarantined", 1);
                LOG.errorf(
                        "event %s for %s is quarantined: %s", row.eventId(), row.topic(), Failures.describe(failure));
            }
        });
    }

    private void count(String outcome, int events) {
        metrics.counter("dutywatch.outbox.events", "outcome", outcome).increment(events);
    }

    /** Sends one batch and extends the claim meanwhile. */
    private final class Sending {
        private final Map<String, Throwable> unreachable = new HashMap<>();
        private long extendedAt = System.nanoTime();

        /** Returns the failure of each row, or empty when the broker has it. */
        Map<OutboxRow, Optional<Throwable>> send(List<OutboxRow> due) throws InterruptedException {
            Map<OutboxRow, CompletableFuture<Void>> sends = new LinkedHashMap<>();
            for (var row : due) {
                sends.put(row, start(row));
            }
            Map<OutboxRow, Optional<Throwable>> outcomes = new LinkedHashMap<>();
            for (var send : sends.entrySet()) {
                outcomes.put(send.getKey(), Optional.ofNullable(failureOf(send.getValue())));
            }
            return outcomes;
        }

        /**
         * Starts sending. That can take 10 s when the topic cannot be found, so the other rows of the topic are not tried
         * in this run.
         */
        private CompletableFuture<Void> start(OutboxRow row) {
            Throwable unreachableBecause = unreachable.get(row.topic());
            if (unreachableBecause != null) {
                return CompletableFuture.failedFuture(unreachableBecause);
            }
            if (row.payload().length > MAX_EVENT_BYTES) {
                return CompletableFuture.failedFuture(
                        new RecordTooLargeException("the event has more than " + MAX_EVENT_BYTES + " bytes"));
            }
            extendClaimIfOld();
            var send = producer.send(row.toRecord(source, clock.instant()));
            Throwable failure =
                    send.isDone() ? send.handle((none, cause) -> cause).join() : null;
            if (failure != null && Failures.isTemporary(failure)) {
                unreachable.put(row.topic(), failure);
            }
            return send;
        }

        private @Nullable Throwable failureOf(CompletableFuture<Void> send) throws InterruptedException {
            while (true) {
                try {
                    send.get(EXTEND_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                    return null;
                } catch (ExecutionException e) {
                    return e.getCause() == null ? e : e.getCause();
                } catch (TimeoutException e) {
                    extendClaimIfOld();
                }
            }
        }

        private void extendClaimIfOld() {
            if (System.nanoTime() - extendedAt >= EXTEND_AFTER.toNanos()) {
                if (!rows.extendClaim(relay, CLAIM)) {
                    throw new IllegalStateException("another relay has taken over the outbox");
                }
                extendedAt = System.nanoTime();
            }
        }
    }
}
