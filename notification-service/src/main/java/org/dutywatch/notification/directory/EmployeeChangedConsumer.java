package org.dutywatch.notification.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.RetryingBatchConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code compliance.employee-changed.v1} into the local table of employees. */
@ApplicationScoped
public class EmployeeChangedConsumer {
    static final String HOP = "notification.directory";

    private final RetryingBatchConsumer batchConsumer;
    private final JsonDecoder<EmployeeChanged> decoder;
    private final StoreEmployees storeEmployees;

    EmployeeChangedConsumer(RetryingBatchConsumer batchConsumer, ObjectMapper json, StoreEmployees storeEmployees) {
        this.batchConsumer = batchConsumer;
        this.decoder = new JsonDecoder<>(json, EmployeeChanged.class);
        this.storeEmployees = storeEmployees;
    }

    @Incoming("employees")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batchConsumer.consume(HOP, batch, decoder, storeEmployees::store);
    }
}
