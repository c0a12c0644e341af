package org.dutywatch.ingest.syslog;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.receiving.ReceivingConfig;

/** Makes for each listener its queue, and the worker that sends what is in it. */
@ApplicationScoped
class Receptions {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final ReceivingConfig receiving;
    private final RecordProducer producer;
    private final Workers workers;
    private final SyslogCounts counts;
    private final SyslogRecords records;
    private final Clock clock;
    private final List<LineQueue> queues = new CopyOnWriteArrayList<>();

    Receptions(
            ReceivingConfig receiving,
            RecordProducer producer,
            Workers workers,
            SyslogCounts counts,
            SyslogRecords records,
            Clock clock) {
        this.receiving = receiving;
        this.producer = producer;
        this.workers = workers;
        this.counts = counts;
        this.records = records;
        this.clock = clock;
    }

    Reception of(ListenerSettings settings) {
        var queue = new LineQueue(settings.config().queueSize().asLongValue());
        queues.add(queue);
        counts.show(settings, queue);
        var sending = new SendQueuedLines(settings, queue, producer, receiving.recordSize());
        var worker = workers.start(new WorkerSettings("syslog-" + settings.name(), 1, POLL_INTERVAL), sending::send);
        return new Reception(settings, queue, worker, counts, records, clock);
    }

    /** Waits until Kafka has acknowledged everything, at most for so long in each queue. */
    void awaitSent(Duration atMost) throws InterruptedException {
        for (LineQueue queue : queues) {
            queue.awaitEmpty(atMost);
        }
    }
}
