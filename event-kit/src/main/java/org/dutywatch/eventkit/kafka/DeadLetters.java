package org.dutywatch.eventkit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends messages that a consumer cannot use to {@code <topic>.<group>.dlt}, with their origin and the reason. */
@ApplicationScoped
public class DeadLetters {
    public static final String REASON = "dlt-reason";
    public static final String TOPIC = "dlt-origin-topic";
    public static final String PARTITION = "dlt-origin-partition";
    public static final String OFFSET = "dlt-origin-offset";

    /** Longer values (in bytes) are cut, so that a dead letter can always be written and never blocks its partition. */
    private static final int MAX_VALUE_BYTES = 1_000_000;

    private static final String TRUNCATED = "dlt-cut";

    private final RecordProducer producer;
    private final MeterRegistry metrics;

    DeadLetters(RecordProducer producer, MeterRegistry metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    public static String topicOf(String topic, String group) {
        return topic + "." + group + ".dlt";
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
        return producer.send(letter);
    }

    /**
     * Creates a dead letter without sending it.
     *
     * @param value the value to keep; null for none
     * @param reason why the message cannot be used, without personal data
     */
    public static ProducerRecord<String, byte[]> create(
            ConsumerRecord<String, byte[]> origin, String group, byte @Nullable [] value, String reason) {
        int length = value == null ? 0 : value.length;
        byte[] sentValue = value != null && length > MAX_VALUE_BYTES ? Arrays.copyOf(value, MAX_VALUE_BYTES) : value;
        var letter = new ProducerRecord<>(topicOf(origin.topic(), group), origin.key(), sentValue);
        origin.headers().forEach(letter.headers()::add);
        if (length > MAX_VALUE_BYTES) {
            header(letter, TRUNCATED, "value of " + length + " bytes cut to " + MAX_VALUE_BYTES);
        }
        header(letter, REASON, reason);
        header(letter, TOPIC, origin.topic());
        header(letter, PARTITION, Integer.toString(origin.partition()));
        header(letter, OFFSET, Long.toString(origin.offset()));
        return letter;
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name);
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
