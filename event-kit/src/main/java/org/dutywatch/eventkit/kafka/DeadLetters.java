package org.dutywatch.eventkit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Sends messages that a consumer cannot use to {@code <topic>.<group>.dlt}, with their origin and the reason. */
@ApplicationScoped
public class DeadLetters {
    /** All headers that are added to those of the message start with this. */
    public static final String HEADER_PREFIX = "dlt-";

    public static final String REASON = "dlt-reason";
    public static final String TOPIC = "dlt-origin-topic";
    public static final String PARTITION = "dlt-origin-partition";
    public static final String OFFSET = "dlt-origin-offset";

    /** Longer values (in bytes) are cut. The dead-letter topics take records of 16 MiB (deploy/kafka). */
    public static final int MAX_VALUE_BYTES = 15 * 1024 * 1024;

    /** Values are cut to this (in bytes) where a topic does not take longer ones, so that no partition is blocked. */
    private static final int ALWAYS_TAKEN_BYTES = 1_000_000;

    private static final String TRUNCATED = "dlt-truncated";

    private final RecordProducer producer;
    private final MeterRegistry metrics;

    DeadLetters(RecordProducer producer, MeterRegistry metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    /**
     * The topic of the dead letters of a consumer group.
     *
     * @param topic that it consumes, or that of its replays: a replayed message that fails again goes to the same dead
     *     letters
     */
    public static String topicOf(String topic, String group) {
        String replays = replayTopicOf("", group);
        String origin = topic.endsWith(replays) ? topic.substring(0, topic.length() - replays.length()) : topic;
        return origin + "." + group + ".dlt";
    }

    /** The topic to which the dead letters of a consumer group are replayed. Its service alone writes and reads it. */
    public static String replayTopicOf(String topic, String group) {
        return topic + "." + group + ".replay";
    }

    /**
     * Sends the whole record, with its headers.
     *
     * @return completes when the broker has stored it, or with the failure
     */
    public CompletableFuture<Void> send(ConsumerRecord<String, byte[]> origin, String group, String reason) {
        return send(create(origin, group, origin.value(), reason), group);
    }

    /**
     * Sends a dead letter that {@link #create} has created; the caller may add headers first. Use it for a part of a
     * record, such as one line of many.
     *
     * @return completes when the broker has stored it, or with the failure
     */
    public CompletableFuture<Void> send(ProducerRecord<String, byte[]> letter, String group) {
        metrics.counter("dutywatch.dead.letters", "group", group).increment();
        return producer.send(letter).exceptionallyComposeAsync(failure -> {
            boolean cuttable = letter.value() != null && letter.value().length > ALWAYS_TAKEN_BYTES;
            return failure instanceof RecordTooLargeException && cuttable
                    ? producer.send(truncate(letter, ALWAYS_TAKEN_BYTES))
                    : CompletableFuture.failedFuture(failure);
        });
    }

    /**
     * Creates a dead letter without sending it.
     *
     * @param value the value to keep; null for none
     * @param reason why the message cannot be used, without personal data
     */
    public static ProducerRecord<String, byte[]> create(
            ConsumerRecord<String, byte[]> origin, String group, byte @Nullable [] value, String reason) {
        var letter = new ProducerRecord<>(topicOf(origin.topic(), group), origin.key(), value);
        origin.headers().forEach(letter.headers()::add);
        header(letter, REASON, reason);
        header(letter, TOPIC, origin.topic());
        header(letter, PARTITION, Integer.toString(origin.partition()));
        header(letter, OFFSET, Long.toString(origin.offset()));
        return value != null && value.length > MAX_VALUE_BYTES ? truncate(letter, MAX_VALUE_BYTES) : letter;
    }

    /** Why a dead letter must not be replayed: its value was cut. Empty if it has its whole value. */
    public static Optional<String> truncation(ConsumerRecord<String, byte[]> letter) {
        return Optional.ofNullable(letter.headers().lastHeader(TRUNCATED))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private static ProducerRecord<String, byte[]> truncate(ProducerRecord<String, byte[]> letter, int length) {
        var truncated = new ProducerRecord<>(
                letter.topic(), null, letter.key(), Arrays.copyOf(letter.value(), length), letter.headers());
        header(truncated, TRUNCATED, "the value of " + letter.value().length + " bytes was cut to " + length);
        return truncated;
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name);
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
