package org.dutywatch.compliance.measuring.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Adds the events of {@code ingest.access-observed.v1} to the evidence. */
@ApplicationScoped
public class AccessObservedConsumer {
    static final String HOP = "compliance.evidence";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<AccessObserved> decoder;
    private final CollectEvidence collectEvidence;

    AccessObservedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, CollectEvidence collectEvidence) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, AccessObserved.class);
        this.collectEvidence = collectEvidence;
    }

    @Incoming("access-observed")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, collectEvidence::collect);
    }
}
