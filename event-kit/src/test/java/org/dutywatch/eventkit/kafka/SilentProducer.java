package org.dutywatch.eventkit.kafka;

import jakarta.enterprise.inject.Vetoed;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A producer whose broker does not answer until {@link #answer()}; then it stores what was sent meanwhile. */
@Vetoed
public class SilentProducer extends RecordProducer {
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private volatile boolean asked;

    public SilentProducer(Map<String, Object> broker) {
        super(broker);
    }

    @Override
    public CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
        asked = true;
        return answered.thenCompose(none -> super.send(record));
    }

    public boolean isAsked() {
        return asked;
    }

    public void answer() {
        answered.complete(null);
    }
}
