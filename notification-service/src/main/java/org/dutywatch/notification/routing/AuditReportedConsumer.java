package org.dutywatch.notification.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.dutywatch.notification.auditing.AuditReported;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code compliance.audit-reported.v1} into mails to the auditors. */
@ApplicationScoped
public class AuditReportedConsumer {
    static final String HOP = "notification.audit";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<AuditReported> decoder;
    private final RouteAuditReports routeAuditReports;

    AuditReportedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, RouteAuditReports routeAuditReports) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, AuditReported.class);
        this.routeAuditReports = routeAuditReports;
    }

    @Incoming("audit-reports")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, routeAuditReports::route);
    }
}
