package org.dutywatch.eventkit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * What every consumer does with a batch: decode, call the use case once for all, return when it has committed.
 *
 * <ul>
 *   <li>A message that cannot be decoded goes to the dead letters at once.
 *   <li>A failure that passes (database or broker away) is waited out: nothing is acknowledged meanwhile.
 *   <li>Any other failure is a bug in us or in one message: the batch is halved until the message stands alone, tried
 *       {@value #ATTEMPTS} times and then sent to the dead letters. Its neighbours are used.
 * </ul>
 */
@ApplicationScoped
public class PatientConsumer {
    private static final Logger LOG = Logger.getLogger(PatientConsumer.class);
    static final int ATTEMPTS = 3;

    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    PatientConsumer(DeadLetters deadLetters, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Turns bytes into what the use case reads. */
    @FunctionalInterface
    public interface Decoder<T> {
        T decode(ConsumerRecord<String, byte[]> message) throws Malformed;
    }

    /** A use case that takes a batch in one transaction and may be called again with the same messages. */
    @FunctionalInterface
    public interface UseCase<T> {
        void accept(List<T> messages) throws Exception;
    }

    private record Decoded<T>(ConsumerRecord<String, byte[]> origin, T message) {}

    /**
     * Returns when each message is either used and committed or a dead letter.
     *
     * @param hop the consumer group, such as {@code compliance.evidence}; names metrics and dead letters
     */
    public <T> void consume(String hop, ConsumerRecords<String, byte[]> batch, Decoder<T> decoder, UseCase<T> useCase) {
        var sample = io.micrometer.core.instrument.Timer.start(metrics);
        List<Decoded<T>> decoded = new ArrayList<>(batch.count());
        for (var origin : batch) {
            try {
                decoded.add(new Decoded<>(origin, decoder.decode(origin)));
            } catch (Malformed e) {
                bury(hop, origin, "malformed: " + e.getMessage());
            }
        }
        if (!decoded.isEmpty()) {
            use(hop, decoded, useCase);
        }
        sample.stop(metrics.timer("dutywatch.hop.duration", "hop", hop));
    }

    private <T> void use(String hop, List<Decoded<T>> messages, UseCase<T> useCase) {
        Exception failure = attempt(hop, messages, useCase, messages.size() == 1 ? ATTEMPTS : 1);
        if (failure == null) {
            count(hop, "used", messages.size());
        } else if (messages.size() == 1) {
            LOG.errorf(failure, "%s gives a message up", hop);
            bury(hop, messages.get(0).origin(), "failed: " + Failures.describe(failure));
        } else {
            int half = messages.size() / 2;
            use(hop, messages.subList(0, half), useCase);
            use(hop, messages.subList(half, messages.size()), useCase);
        }
    }

    private <T> @org.jspecify.annotations.Nullable Exception attempt(
            String hop, List<Decoded<T>> messages, UseCase<T> useCase, int attempts) {
        Exception failure = null;
        for (int tried = 0, waited = 0; tried < attempts; ) {
            try {
                useCase.accept(messages.stream().map(Decoded::message).toList());
                return null;
            } catch (Exception e) {
                failure = e;
                if (Failures.isRetryable(e)) {
                    LOG.warnf("%s waits: %s", hop, Failures.describe(e));
                    count(hop, "retried", messages.size());
                    pause(waited++);
                } else {
                    tried++;
                }
            }
        }
        return failure;
    }

    private void bury(String hop, ConsumerRecord<String, byte[]> origin, String reason) {
        for (int waited = 0; ; waited++) {
            try {
                deadLetters.send(origin, hop, reason).join();
                count(hop, "dead", 1);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("%s cannot write a dead letter: %s", hop, Failures.describe(e));
                pause(waited);
            }
        }
    }

    private static void pause(int attempts) {
        try {
            TimeUnit.MILLISECONDS.sleep(Failures.backoff(attempts).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting; the batch is not acknowledged and comes again", e);
        }
    }

    private void count(String hop, String outcome, int messages) {
        metrics.counter("dutywatch.hop.messages", "hop", hop, "outcome", outcome)
                .increment(messages);
    }
}
