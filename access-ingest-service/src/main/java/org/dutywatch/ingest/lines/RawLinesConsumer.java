package org.dutywatch.ingest.lines;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.Malformed;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes raw lines from shippers and from our own HTTP receiver. A record without a value is malformed. */
@ApplicationScoped
public class RawLinesConsumer {
    private final PatientConsumer consumer;
    private final ReadLines readLines;

    RawLinesConsumer(PatientConsumer consumer, ReadLines readLines) {
        this.consumer = consumer;
        this.readLines = readLines;
    }

    @Incoming("lines")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(ReadLines.GROUP, batch, RawLinesConsumer::requireValue, readLines::read);
    }

    private static ConsumerRecord<String, byte[]> requireValue(ConsumerRecord<String, byte[]> record) throws Malformed {
        if (record.value() == null) {
            throw new Malformed("no value");
        }
        return record;
    }
}
