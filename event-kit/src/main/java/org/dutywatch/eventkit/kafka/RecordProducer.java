package org.dutywatch.eventkit.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The only Kafka producer of a service, for events, raw lines and dead letters: idempotent, acknowledged by all
 * replicas, in order within a key.
 */
@ApplicationScoped
public class RecordProducer {
    private final KafkaProducer<String, byte[]> kafka;

    RecordProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> config = new HashMap<>(broker);
        config.keySet().removeIf(key -> key.startsWith("group.") || key.contains("deserializer"));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        // Topics set limits of their own; the dead-letter topics have this one.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 * 1024 * 1024);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L * 1024 * 1024);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        kafka = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** Starts sending; the future completes when the broker has the record, or with the failure. Never throws. */
    public CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
        var completion = new CompletableFuture<Void>();
        try {
            kafka.send(record, (metadata, failure) -> {
                if (failure == null) {
                    completion.complete(null);
                } else {
                    completion.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            completion.completeExceptionally(e);
        }
        return completion;
    }

    /** Sends all records and waits for all of them; returns the failure of each record, or empty, in the same order. */
    public List<Optional<Throwable>> sendAll(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
        List<Future<Void>> sends = new ArrayList<>(records.size());
        records.forEach(record -> sends.add(send(record)));
        List<Optional<Throwable>> outcomes = new ArrayList<>(records.size());
        for (var send : sends) {
            outcomes.add(failureOf(send));
        }
        return outcomes;
    }

    private static Optional<Throwable> failureOf(Future<Void> send) throws InterruptedException {
        try {
            send.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause() == null ? e : e.getCause());
        }
    }

    @PreDestroy
    void close() {
        kafka.close(Duration.ofSeconds(5));
    }
}
