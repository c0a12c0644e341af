package org.dutywatch.compliance.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.measuring.evidence.AccessRevoked;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.testing.TopicRecords;

/** The topics around the service: publishes in place of ingest and notification, and reads the events of compliance. */
@ApplicationScoped
@Unremovable
public class ComplianceTopics {
    public static final String OBSERVATIONS = "ingest.access-observed.v1";
    public static final String DEAD_OBSERVATIONS = OBSERVATIONS + ".compliance.evidence.dlt";
    public static final String REVOCATIONS = "ingest.access-revoked.v1";
    public static final String DEAD_REVOCATIONS = REVOCATIONS + ".compliance.revocations.dlt";

    private final RecordProducer producer;
    private final ObjectMapper json;

    ComplianceTopics(RecordProducer producer, ObjectMapper json) {
        this.producer = producer;
        this.json = json;
    }

    /** Publishes all accesses at once, as ingest does: waiting for each would take longer than what is tested. */
    public void publishAccesses(List<AccessObserved> accesses) {
        accesses.stream()
                .map(access -> send(OBSERVATIONS, access.employeeId(), write(access)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** Publishes that these accesses do not count for their employees any more, or that they count again. */
    public void publishRevocations(List<AccessObserved> accesses, long revision, boolean revoked) {
        accesses.stream()
                .map(access -> new AccessRevoked(
                        access.observationId(), access.employeeId(), access.start(), access.end(), revision, revoked))
                .map(event -> send(REVOCATIONS, event.employeeId(), write(event)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    public void publish(String topic, String key, String value) {
        send(topic, key, value).join();
    }

    private CompletableFuture<?> send(String topic, String key, String value) {
        return producer.send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)));
    }

    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events that were published about a finding, in order. */
    public List<JsonNode> findingEvents(String findingId) {
        List<JsonNode> events = new ArrayList<>();
        for (var record : TopicRecords.of("compliance.finding-changed.v1")) {
            JsonNode event = read(record.value());
            if (event.path("finding_id").asText().equals(findingId)) {
                events.add(event);
            }
        }
        return events;
    }

    /** The duty events that were published about an employee, in order. */
    public List<JsonNode> dutyEvents(String employeeId) {
        return TopicRecords.of("compliance.duty-changed.v1").stream()
                .filter(record -> employeeId.equals(record.key()))
                .map(record -> read(record.value()))
                .toList();
    }

    public List<String> values(String topic) {
        return TopicRecords.of(topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private JsonNode read(byte[] value) {
        try {
            return json.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
