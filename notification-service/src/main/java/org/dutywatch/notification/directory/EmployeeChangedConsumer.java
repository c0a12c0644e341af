package org.dutywatch.notification.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hop {@code compliance.employee-changed.v1} to our own table of people. */
@ApplicationScoped
public class EmployeeChangedConsumer {
    static final String HOP = "notification.directory";

    private final PatientConsumer patient;
    private final JsonDecoder<EmployeeChanged> decoder;
    private final KeepDirectory keepDirectory;

    EmployeeChangedConsumer(PatientConsumer patient, ObjectMapper json, KeepDirectory keepDirectory) {
        this.patient = patient;
        this.decoder = new JsonDecoder<>(json, EmployeeChanged.class);
        this.keepDirectory = keepDirectory;
    }

    @Incoming("employees")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        patient.consume(HOP, batch, decoder, keepDirectory::keep);
    }
}
