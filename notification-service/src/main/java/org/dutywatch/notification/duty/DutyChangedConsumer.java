package org.dutywatch.notification.duty;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code compliance.duty-changed.v1} into the local table of duty. */
@ApplicationScoped
public class DutyChangedConsumer {
    static final String HOP = "notification.duty";

    private final PatientConsumer batchConsumer;
    private final JsonDecoder<DutyChanged> decoder;
    private final KeepDuty keepDuty;

    DutyChangedConsumer(PatientConsumer batchConsumer, ObjectMapper json, KeepDuty keepDuty) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, DutyChanged.class);
        this.keepDuty = keepDuty;
    }

    @Incoming("duty")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, keepDuty::keep);
    }
}
