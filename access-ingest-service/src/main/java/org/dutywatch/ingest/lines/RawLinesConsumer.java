package org.dutywatch.ingest.lines;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes raw lines that shippers or our HTTP receiver published. A record without a value is malformed. */
@ApplicationScoped
public class RawLinesConsumer {
    private final RetryingBatchConsumer consumer;
    private final ReadLines readLines;

    RawLinesConsumer(RetryingBatchConsumer consumer, ReadLines readLines) {
        this.consumer = consumer;
        this.readLines = readLines;
    }

    @Incoming("lines")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(ReadLines.HOP, batch, RawLinesConsumer::requireValue, readLines::read);
    }

    private static ConsumerRecord<String, byte[]> requireValue(ConsumerRecord<String, byte[]> record)
            throws MalformedMessage {
        if (record.value() == null) {
            throw new MalformedMessage("no value");
        }
        return record;
    }
}
