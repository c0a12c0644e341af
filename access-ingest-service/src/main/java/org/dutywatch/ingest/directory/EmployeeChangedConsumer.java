package org.dutywatch.ingest.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from compliance whose a user name is. */
@ApplicationScoped
public class EmployeeChangedConsumer {
    private final PatientConsumer patient;
    private final JsonDecoder<EmployeeChanged> decoder;
    private final KeepEmployees keepEmployees;
    private final Event<DirectoryChanged> changed;

    EmployeeChangedConsumer(
            PatientConsumer patient, ObjectMapper json, KeepEmployees keepEmployees, Event<DirectoryChanged> changed) {
        this.patient = patient;
        this.decoder = new JsonDecoder<>(json, EmployeeChanged.class);
        this.keepEmployees = keepEmployees;
        this.changed = changed;
    }

    @Incoming("employees")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        patient.consume("ingest.directory", batch, decoder, keepEmployees::keep);
        changed.fireAsync(new DirectoryChanged(batch.count()));
    }
}
