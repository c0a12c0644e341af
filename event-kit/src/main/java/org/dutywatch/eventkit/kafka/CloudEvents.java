package org.dutywatch.eventkit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** CloudEvents 1.0 attributes as Kafka headers (binary content mode). */
public final class CloudEvents {
    private CloudEvents() {}

    /** Adds the attributes as headers to the record and returns it. */
    public static ProducerRecord<String, byte[]> addHeaders(
            ProducerRecord<String, byte[]> record, UUID id, String type, String source, Instant time) {
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id.toString());
        header(record, "ce_type", type);
        header(record, "ce_source", source);
        header(record, "ce_time", time.toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
