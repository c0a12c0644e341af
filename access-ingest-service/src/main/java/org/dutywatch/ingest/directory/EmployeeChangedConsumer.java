package org.dutywatch.ingest.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes changes of employees and of their user names from compliance. */
@ApplicationScoped
public class EmployeeChangedConsumer {
    private final PatientConsumer consumer;
    private final JsonDecoder<EmployeeChanged> decoder;
    private final KeepEmployees storeChanges;
    private final Event<DirectoryChanged> changed;

    EmployeeChangedConsumer(
            PatientConsumer consumer, ObjectMapper json, KeepEmployees storeChanges, Event<DirectoryChanged> changed) {
        this.consumer = consumer;
        this.decoder = new JsonDecoder<>(json, EmployeeChanged.class);
        this.storeChanges = storeChanges;
        this.changed = changed;
    }

    @Incoming("employees")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume("ingest.directory", batch, decoder, storeChanges::keep);
        changed.fireAsync(new DirectoryChanged(batch.count()));
    }
}
