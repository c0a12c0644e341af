package org.dutywatch.compliance.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code audit.recorded.v1} of every service, and appends the records to the one chain. */
@ApplicationScoped
public class AuditRecordedConsumer {
    private final RetryingBatchConsumer batchConsumer;
    private final AuditLog log;
    private final JsonDecoder<AuditEntry> decoder;

    AuditRecordedConsumer(RetryingBatchConsumer batchConsumer, AuditLog log, ObjectMapper json) {
        this.batchConsumer = batchConsumer;
        this.log = log;
        this.decoder = new JsonDecoder<>(json, AuditEntry.class);
    }

    @Incoming("audit-recorded")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume("compliance.audit", batch, decoder, log::append);
    }
}
