package org.dutywatch.compliance.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Adds the events of {@code ingest.access-observed.v1} to the evidence. */
@ApplicationScoped
public class AccessObservedConsumer {
    static final String HOP = "compliance.evidence";

    private final PatientConsumer patient;
    private final JsonDecoder<AccessObserved> decoder;
    private final CollectEvidence collectEvidence;

    AccessObservedConsumer(PatientConsumer patient, ObjectMapper json, CollectEvidence collectEvidence) {
        this.patient = patient;
        this.decoder = new JsonDecoder<>(json, AccessObserved.class);
        this.collectEvidence = collectEvidence;
    }

    @Incoming("access-observed")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        patient.consume(HOP, batch, decoder, collectEvidence::apply);
    }
}
