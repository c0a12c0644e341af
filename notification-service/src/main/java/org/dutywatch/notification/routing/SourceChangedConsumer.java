package org.dutywatch.notification.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.dutywatch.notification.alarms.SourceChanged;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code ingest.source-changed.v1} into mails to the administrators. */
@ApplicationScoped
public class SourceChangedConsumer {
    static final String HOP = "notification.sources";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<SourceChanged> decoder;
    private final RouteSourceAlarms routeSourceAlarms;

    SourceChangedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, RouteSourceAlarms routeSourceAlarms) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, SourceChanged.class);
        this.routeSourceAlarms = routeSourceAlarms;
    }

    @Incoming("sources")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, routeSourceAlarms::route);
    }
}
