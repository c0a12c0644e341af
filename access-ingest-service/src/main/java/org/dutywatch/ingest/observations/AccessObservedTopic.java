package org.dutywatch.ingest.observations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
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
    private final ObjectWriter writer;
    private final String service;

    AccessObservedTopic(
            EventProducer producer,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.producer = producer;
        this.writer = json.copy()
                .registerModule(new SimpleModule().addSerializer(Instant.class, new MillisecondInstants()))
                .writerFor(AccessObservation.class);
        this.service = "/dutywatch/" + service;
    }

    /** Starts sending; the future completes when Kafka has the observation, or with what prevented that. */
    public CompletableFuture<Void> send(AccessObservation observation) {
        var record = new ProducerRecord<>(NAME, observation.employeeId(), valueOf(observation));
        return producer.send(CloudEvents.describe(record, eventId(observation), TYPE, service));
    }

    byte[] valueOf(AccessObservation observation) {
        try {
            return writer.writeValueAsBytes(observation);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an observation", e);
        }
    }

    /** The same observation is the same event, however often it is sent. */
    private static UUID eventId(AccessObservation observation) {
        String id = observation.observationId();
        return new UUID(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16));
    }
}
