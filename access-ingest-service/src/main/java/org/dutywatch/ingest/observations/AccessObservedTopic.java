package org.dutywatch.ingest.observations;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.CloudEvents;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Publishes {@value #NAME}, at least once. What {@link #send} sends again has the same event id; what {@link #append}
 * appends gets an event id of its own.
 */
@ApplicationScoped
public class AccessObservedTopic {
    public static final String NAME = "ingest.access-observed.v1";
    private static final String TYPE = "org.dutywatch." + NAME;

    private final RecordProducer producer;
    private final Outbox outbox;
    private final ObservationJson json;
    private final Clock clock;
    private final String service;

    AccessObservedTopic(
            RecordProducer producer,
            Outbox outbox,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.producer = producer;
        this.outbox = outbox;
        this.json = new ObservationJson(json);
        this.clock = clock;
        this.service = "/dutywatch/" + service;
    }

    /**
     * Starts sending. The future completes when Kafka has acknowledged the observation, or exceptionally when sending
     * failed.
     */
    public CompletableFuture<Void> send(AccessObservation observation) {
        var record = new ProducerRecord<>(NAME, observation.employeeId(), json.write(observation));
        return producer.send(CloudEvents.addHeaders(record, eventId(observation), TYPE, service, clock.instant()));
    }

    /** Appends the observation to the outbox in the caller's transaction; fails if there is none. */
    public void append(AccessObservation observation) {
        outbox.append(NAME, observation.employeeId(), json.tree(observation));
    }

    /** Derived from the observation id, so that an observation that is published again has the same event id. */
    private static UUID eventId(AccessObservation observation) {
        String id = observation.observationId();
        return new UUID(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16));
    }
}
