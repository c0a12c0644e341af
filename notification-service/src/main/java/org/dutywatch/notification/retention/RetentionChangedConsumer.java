package org.dutywatch.notification.retention;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code compliance.retention-changed.v1}: legal holds, and findings that compliance-service purged. */
@ApplicationScoped
public class RetentionChangedConsumer {
    static final String HOP = "notification.retention";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<RetentionChanged> decoder;
    private final StoreRetention storeRetention;

    RetentionChangedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, StoreRetention storeRetention) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, RetentionChanged.class);
        this.storeRetention = storeRetention;
    }

    @Incoming("retention")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, storeRetention::store);
    }
}
