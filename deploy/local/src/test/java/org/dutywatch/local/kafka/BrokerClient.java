package org.dutywatch.local.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tries what a login may do; any failure but a refusal is thrown. */
final class BrokerClient implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final KafkaProducer<String, String> producer;
    private final Admin admin;

    BrokerClient(Map<String, Object> login) {
        this.settings = new HashMap<>(login);
        settings.put("default.api.timeout.ms", 20_000);
        settings.put("request.timeout.ms", 10_000);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.admin = Admin.create(settings);
    }

    /** Whether the login may write to the first partition of a topic. */
    boolean mayWrite(String topic) throws InterruptedException {
        return isAllowed(() ->
                producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get());
    }

    /** Whether the login may read the first partition of a topic, in which there must be a record. */
    boolean mayRead(String topic) throws InterruptedException {
        return isAllowed(() -> {
            try (var consumer = consumer(settings)) {
                consumer.assign(List.of(new TopicPartition(topic, 0)));
                for (long end = end(); consumer.poll(POLL).isEmpty(); ) {
                    requireBefore(end, "a record of " + topic);
                }
            }
        });
    }

    /** Whether the login may be a member of a consumer group. */
    boolean mayJoin(String group, String topic) throws InterruptedException {
        return isAllowed(() -> {
            Map<String, Object> member = new HashMap<>(settings);
            member.put("group.id", group);
            try (var consumer = consumer(member)) {
                consumer.subscribe(List.of(topic));
                for (long end = end(); consumer.assignment().isEmpty(); ) {
                    consumer.poll(POLL);
                    requireBefore(end, "a place in " + group);
                }
            }
        });
    }

    /** Whether the login may do what administrators do. */
    boolean may(Function<Admin, KafkaFuture<?>> action) throws InterruptedException {
        return isAllowed(() -> action.apply(admin).get());
    }

    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }

    private interface Attempt {
        void run() throws ExecutionException, InterruptedException;
    }

    private static boolean isAllowed(Attempt attempt) throws InterruptedException {
        try {
            attempt.run();
            return true;
        } catch (AuthorizationException refused) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw new IllegalStateException("neither allowed nor refused", e);
        }
    }

    private static KafkaConsumer<String, String> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static long end() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    private static void requireBefore(long end, String what) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("neither " + what + " nor a refusal came");
        }
    }
}
