package org.dutywatch.notification.duty;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code compliance.duty-changed.v1} into the local table of duty. */
@ApplicationScoped
public class DutyChangedConsumer {
    static final String HOP = "notification.duty";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<DutyChanged> decoder;
    private final StoreDuty storeDuty;

    DutyChangedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, StoreDuty storeDuty) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, DutyChanged.class);
        this.storeDuty = storeDuty;
    }

    @Incoming("duty")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, storeDuty::store);
    }
}
