package org.dutywatch.eventkit.outbox;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.CloudEvents;

/** One row of the outbox: an event that is not sent yet. */
public record OutboxRow(long id, UUID eventId, String topic, String key, String type, byte[] payload, int attempts) {

    ProducerRecord<String, byte[]> toRecord(String source, Instant sentAt) {
        return CloudEvents.addHeaders(new ProducerRecord<>(topic, key, payload), eventId, type, source, sentAt);
    }
}
