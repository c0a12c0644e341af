package org.dutywatch.notification.duty;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hop {@code compliance.duty-changed.v1} to our own table of duty. */
@ApplicationScoped
public class DutyChangedConsumer {
    static final String HOP = "notification.duty";

    private final PatientConsumer patient;
    private final JsonDecoder<DutyChanged> decoder;
    private final KeepDuty keepDuty;

    DutyChangedConsumer(PatientConsumer patient, ObjectMapper json, KeepDuty keepDuty) {
        this.patient = patient;
        this.decoder = new JsonDecoder<>(json, DutyChanged.class);
        this.keepDuty = keepDuty;
    }

    @Incoming("duty")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        patient.consume(HOP, batch, decoder, keepDuty::keep);
    }
}
