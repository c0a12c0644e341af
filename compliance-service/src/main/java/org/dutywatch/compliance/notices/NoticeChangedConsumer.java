package org.dutywatch.compliance.notices;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.PatientConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code notification.notice-changed.v1} into the copy that is shown beside a finding. */
@ApplicationScoped
public class NoticeChangedConsumer {
    static final String HOP = "compliance.notices";

    private final PatientConsumer patient;
    private final JsonDecoder<NoticeChanged> decoder;
    private final RecordNotices recordNotices;

    NoticeChangedConsumer(PatientConsumer patient, ObjectMapper json, RecordNotices recordNotices) {
        this.patient = patient;
        this.decoder = new JsonDecoder<>(json, NoticeChanged.class);
        this.recordNotices = recordNotices;
    }

    @Incoming("notice-changed")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        patient.consume(HOP, batch, decoder, recordNotices::apply);
    }
}
