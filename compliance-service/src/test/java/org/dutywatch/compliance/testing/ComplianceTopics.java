package org.dutywatch.compliance.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.measuring.evidence.AccessRevoked;
import org.dutywatch.eventkit.kafka.RecordProducer;

/** The topics around the service: publishes in place of ingest and notification, and reads the events of compliance. */
@ApplicationScoped
@Unremovable
public class ComplianceTopics {
    public static final String OBSERVATIONS = "ingest.access-observed.v1";
    public static final String DEAD_OBSERVATIONS = OBSERVATIONS + ".compliance.evidence.dlt";
    public static final String REVOCATIONS = "ingest.access-revoked.v1";
    public static final String DEAD_REVOCATIONS = REVOCATIONS + ".compliance.revocations.dlt";

    private final Map<String, Object> broker;
    private final RecordProducer producer;
    private final ObjectMapper json;

    ComplianceTopics(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            RecordProducer producer,
            ObjectMapper json) {
        this.broker = broker;
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
        for (var record : all("compliance.finding-changed.v1")) {
            JsonNode event = read(record.value());
            if (event.path("finding_id").asText().equals(findingId)) {
                events.add(event);
            }
        }
        return events;
    }

    /** The duty events that were published about an employee, in order. */
    public List<JsonNode> dutyEvents(String employeeId) {
        return all("compliance.duty-changed.v1").stream()
                .filter(record -> employeeId.equals(record.key()))
                .map(record -> read(record.value()))
                .toList();
    }

    public List<String> values(String topic) {
        return all(topic).stream()
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

    private List<ConsumerRecord<String, byte[]>> all(String topic) {
        Map<String, Object> config = new HashMap<>(broker);
        config.keySet().removeIf(key -> key.startsWith("group.") || key.contains("deserializer"));
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(next -> consumer.position(next) < ends.getOrDefault(next, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
