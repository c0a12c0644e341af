package org.dutywatch.notification.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes the decisions that compliance and ingest await into mails to those who decide or have asked. */
@ApplicationScoped
public class DecisionAwaitedConsumer {
    static final String HOP = "notification.decisions";
    static final String HOP_OF_INGEST = "notification.ingest-decisions";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<DecisionAwaited> decoder;
    private final RouteDecisions routeDecisions;

    DecisionAwaitedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, RouteDecisions routeDecisions) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, DecisionAwaited.class);
        this.routeDecisions = routeDecisions;
    }

    @Incoming("decisions")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, routeDecisions::route);
    }

    @Incoming("ingest-decisions")
    @Blocking
    void consumeOfIngest(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP_OF_INGEST, batch, decoder, routeDecisions::route);
    }
}
