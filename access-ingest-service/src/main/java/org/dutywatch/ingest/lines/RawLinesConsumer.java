package org.dutywatch.ingest.lines;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.Malformed;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Raw lines from shippers and from our own receiver. */
@ApplicationScoped
public class RawLinesConsumer {
    private final PatientConsumer patient;
    private final ReadLines readLines;

    RawLinesConsumer(PatientConsumer patient, ReadLines readLines) {
        this.patient = patient;
        this.readLines = readLines;
    }

    @Incoming("lines")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        patient.consume(ReadLines.GROUP, batch, RawLinesConsumer::withValue, readLines::read);
    }

    private static ConsumerRecord<String, byte[]> withValue(ConsumerRecord<String, byte[]> record) throws Malformed {
        if (record.value() == null) {
            throw new Malformed("no value");
        }
        return record;
    }
}
