package org.dutywatch.ingest.observations;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.CloudEvents;
import org.dutywatch.eventkit.kafka.EventProducer;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells {@value #NAME}: at least once, and the same access always with the same id. */
@ApplicationScoped
public class AccessObservedTopic {
    public static final String NAME = "ingest.access-observed.v1";
    private static final String TYPE = "org.dutywatch." + NAME;

    private final EventProducer producer;
    private final ObservationJson json;
    private final String service;

    AccessObservedTopic(
            EventProducer producer,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.producer = producer;
        this.json = new ObservationJson(json);
        this.service = "/dutywatch/" + service;
    }

    /** Starts sending; the future completes when Kafka has the observation, or with what prevented that. */
    public CompletableFuture<Void> send(AccessObservation observation) {
        var record = new ProducerRecord<>(NAME, observation.employeeId(), json.write(observation));
        return producer.send(CloudEvents.describe(record, eventId(observation), TYPE, service));
    }

    /** The same observation is the same event, however often it is sent. */
    private static UUID eventId(AccessObservation observation) {
        String id = observation.observationId();
        return new UUID(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16));
    }
}
