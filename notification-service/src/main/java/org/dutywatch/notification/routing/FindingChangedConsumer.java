package org.dutywatch.notification.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.dutywatch.notification.findings.Finding;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code compliance.finding-changed.v1} into notices. */
@ApplicationScoped
public class FindingChangedConsumer {
    static final String HOP = "notification.routing";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<Finding> decoder;
    private final RouteFinding routeFinding;

    FindingChangedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, RouteFinding routeFinding) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, Finding.class);
        this.routeFinding = routeFinding;
    }

    @Incoming("findings")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, routeFinding::route);
    }
}
