package org.dutywatch.notification.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.dutywatch.notification.findings.Finding;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hop {@code compliance.finding-changed.v1} to notices. */
@ApplicationScoped
public class FindingChangedConsumer {
    static final String HOP = "notification.routing";

    private final PatientConsumer patient;
    private final JsonDecoder<Finding> decoder;
    private final RouteFinding routeFinding;

    FindingChangedConsumer(PatientConsumer patient, ObjectMapper json, RouteFinding routeFinding) {
        this.patient = patient;
        this.decoder = new JsonDecoder<>(json, Finding.class);
        this.routeFinding = routeFinding;
    }

    @Incoming("findings")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        patient.consume(HOP, batch, decoder, routeFinding::route);
    }
}
