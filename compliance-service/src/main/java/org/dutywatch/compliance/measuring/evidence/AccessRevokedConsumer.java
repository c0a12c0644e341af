package org.dutywatch.compliance.measuring.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the events of {@code ingest.access-revoked.v1}. */
@ApplicationScoped
public class AccessRevokedConsumer {
    static final String HOP = "compliance.revocations";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<AccessRevoked> decoder;
    private final RevokeAccesses revokeAccesses;

    AccessRevokedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, RevokeAccesses revokeAccesses) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, AccessRevoked.class);
        this.revokeAccesses = revokeAccesses;
    }

    @Incoming("access-revoked")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, revokeAccesses::revoke);
    }
}
