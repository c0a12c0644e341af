package org.dutywatch.ingest.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes changes of employees and of their user names from compliance. */
@ApplicationScoped
public class EmployeeChangedConsumer {
    private static final String HOP = "ingest.directory";

    private final RetryingBatchConsumer consumer;
    private final JsonDecoder<EmployeeChanged> decoder;
    private final StoreEmployeeChanges storeChanges;
    private final Event<DirectoryChanged> changed;

    EmployeeChangedConsumer(
            RetryingBatchConsumer consumer,
            ObjectMapper json,
            StoreEmployeeChanges storeChanges,
            Event<DirectoryChanged> changed) {
        this.consumer = consumer;
        this.decoder = new JsonDecoder<>(json, EmployeeChanged.class);
        this.storeChanges = storeChanges;
        this.changed = changed;
    }

    @Incoming("employees")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(HOP, batch, decoder, storeChanges::store);
        changed.fireAsync(new DirectoryChanged(batch.count()));
    }
}
