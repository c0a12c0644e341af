package org.dutywatch.eventkit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Puts what a consumer cannot use on {@code <topic>.<group>.dlt}, with where it came from and why it lies there. */
@ApplicationScoped
public class DeadLetters {
    public static final String REASON = "dlt-reason";
    public static final String TOPIC = "dlt-origin-topic";
    public static final String PARTITION = "dlt-origin-partition";
    public static final String OFFSET = "dlt-origin-offset";

    /** Longer values are cut, so that a letter can always be written and never blocks its partition. */
    private static final int LARGEST = 1_000_000;

    private static final String CUT = "dlt-cut";

    private final EventProducer producer;
    private final MeterRegistry metrics;

    DeadLetters(EventProducer producer, MeterRegistry metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    public static String topicOf(String topic, String group) {
        return topic + "." + group + ".dlt";
    }

    /** The whole record as it came, headers included. */
    public CompletableFuture<Void> send(ConsumerRecord<String, byte[]> origin, String group, String reason) {
        return send(letter(origin, group, origin.value(), reason), group);
    }

    /** A part of a record, such as one line of many: the caller may add headers to {@link #letter} first. */
    public CompletableFuture<Void> send(ProducerRecord<String, byte[]> letter, String group) {
        metrics.counter("dutywatch.dead.letters", "group", group).increment();
        return producer.send(letter);
    }

    /** A dead letter that is not sent yet. */
    public static ProducerRecord<String, byte[]> letter(
            ConsumerRecord<String, byte[]> origin, String group, byte @Nullable [] value, String reason) {
        int length = value == null ? 0 : value.length;
        byte[] kept = value != null && length > LARGEST ? Arrays.copyOf(value, LARGEST) : value;
        var letter = new ProducerRecord<>(topicOf(origin.topic(), group), origin.key(), kept);
        origin.headers().forEach(letter.headers()::add);
        if (length > LARGEST) {
            header(letter, CUT, "value of " + length + " bytes cut to " + LARGEST);
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
