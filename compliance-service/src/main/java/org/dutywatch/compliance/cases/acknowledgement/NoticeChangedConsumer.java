package org.dutywatch.compliance.cases.acknowledgement;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code notification.notice-changed.v1} into the copy of notices that is shown with a finding. */
@ApplicationScoped
public class NoticeChangedConsumer {
    static final String HOP = "compliance.notices";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<NoticeChanged> decoder;
    private final RecordNotices recordNotices;

    NoticeChangedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, RecordNotices recordNotices) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, NoticeChanged.class);
        this.recordNotices = recordNotices;
    }

    @Incoming("notice-changed")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, recordNotices::apply);
    }
}
