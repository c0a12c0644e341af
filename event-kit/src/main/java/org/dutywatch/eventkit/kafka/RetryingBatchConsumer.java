package org.dutywatch.eventkit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumes a batch: decodes it, calls the use case once for all messages, and returns when the use case has committed.
 *
 * <ul>
 *   <li>A message that cannot be decoded becomes a dead letter at once.
 *   <li>A temporary failure (database or broker not reachable) is retried until it is over; nothing is acknowledged
 *       meanwhile.
 *   <li>A transaction that was rolled back because it lasted too long is tried again with half of the batch. A message
 *       alone is tried {@value #TIMEOUTS} times, which takes over an hour with transactions of a minute: the lock it
 *       waits for may be held by others. Then it becomes a dead letter, so that it does not block its partition for ever.
 *   <li>Any other failure is a bug or comes from one message: the batch is split in halves until the message is alone.
 *       It is tried {@value #ATTEMPTS} times and then becomes a dead letter; the other messages are consumed.
 * </ul>
 */
@ApplicationScoped
public class RetryingBatchConsumer {
    private static final Logger LOG = Logger.getLogger(RetryingBatchConsumer.class);
    static final int ATTEMPTS = 3;
    static final int TIMEOUTS = 60;

    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;
    private final int timeouts;

    @Inject
    RetryingBatchConsumer(DeadLetters deadLetters, MeterRegistry metrics) {
        this(deadLetters, metrics, TIMEOUTS);
    }

    /** @param timeouts how often a message alone may time out before it becomes a dead letter; 1 or more */
    RetryingBatchConsumer(DeadLetters deadLetters, MeterRegistry metrics, int timeouts) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.timeouts = timeouts;
    }

    /** Decodes a Kafka record into the message that the use case reads. */
    @FunctionalInterface
    public interface Decoder<T> {
        T decode(ConsumerRecord<String, byte[]> message) throws MalformedMessage;
    }

    /**
     * A use case that handles a batch in one transaction. It must be idempotent: it may get the same messages again.
     */
    @FunctionalInterface
    public interface UseCase<T> {
        void accept(List<T> messages) throws Exception;
    }

    private record Decoded<T>(ConsumerRecord<String, byte[]> origin, T message) {}

    /**
     * Consumes a batch; returns when each message is either committed or a dead letter.
     *
     * @param hop the name of the hop, which is the consumer group, such as {@code compliance.evidence}; also used in
     *     metrics and the names of dead-letter topics
     * @throws IllegalStateException if the thread is interrupted while waiting; the batch must not be acknowledged then
     */
    public <T> void consume(String hop, ConsumerRecords<String, byte[]> batch, Decoder<T> decoder, UseCase<T> useCase) {
        var sample = io.micrometer.core.instrument.Timer.start(metrics);
        List<Decoded<T>> decoded = new ArrayList<>(batch.count());
        for (var origin : batch) {
            try {
                decoded.add(new Decoded<>(origin, decoder.decode(origin)));
            } catch (MalformedMessage e) {
                deadLetter(hop, origin, "malformed: " + e.getMessage());
            }
        }
        if (!decoded.isEmpty()) {
            runUseCase(hop, decoded, useCase);
        }
        sample.stop(metrics.timer("dutywatch.hop.duration", "hop", hop));
    }

    private <T> void runUseCase(String hop, List<Decoded<T>> messages, UseCase<T> useCase) {
        Exception failure = attempt(hop, messages, useCase);
        if (failure == null) {
            count(hop, "used", messages.size());
        } else if (messages.size() == 1) {
            LOG.errorf(failure, "%s sends a message to its dead letters", hop);
            String reason = Failures.isTimeout(failure) ? "timed out " + timeouts + " times: " : "failed: ";
            deadLetter(hop, messages.get(0).origin(), reason + Failures.describe(failure));
        } else {
            int half = messages.size() / 2;
            runUseCase(hop, messages.subList(0, half), useCase);
            runUseCase(hop, messages.subList(half, messages.size()), useCase);
        }
    }

    /** Returns null if the use case has committed; otherwise the last failure of these messages together. */
    private <T> @Nullable Exception attempt(String hop, List<Decoded<T>> messages, UseCase<T> useCase) {
        boolean alone = messages.size() == 1;
        for (int failed = 0, timedOut = 0, pauses = 0; ; ) {
            try {
                useCase.accept(messages.stream().map(Decoded::message).toList());
                return null;
            } catch (Exception e) {
                boolean temporary = Failures.isTemporary(e);
                if (Failures.isTimeout(e) && ++timedOut == (alone ? timeouts : 1)) {
                    return e;
                }
                if (!temporary && ++failed == (alone ? ATTEMPTS : 1)) {
                    return e;
                }
                if (temporary) {
                    LOG.warnf("%s retries after a temporary failure: %s", hop, Failures.describe(e));
                    count(hop, "retried", messages.size());
                    pause(pauses++);
                }
            }
        }
    }

    private void deadLetter(String hop, ConsumerRecord<String, byte[]> origin, String reason) {
        for (int pauses = 0; ; pauses++) {
            try {
                deadLetters.send(origin, hop, reason).join();
                count(hop, "dead", 1);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("%s cannot write a dead letter: %s", hop, Failures.describe(e));
                pause(pauses);
            }
        }
    }

    private static void pause(int pausesBefore) {
        try {
            TimeUnit.MILLISECONDS.sleep(Failures.backoff(pausesBefore).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the batch is not acknowledged and is delivered again", e);
        }
    }

    private void count(String hop, String outcome, int messages) {
        metrics.counter("dutywatch.hop.messages", "hop", hop, "outcome", outcome)
                .increment(messages);
    }
}
