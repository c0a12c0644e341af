package org.dutywatch.ingest.syslog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.ingest.receiving.PublishLines;
import org.dutywatch.ingest.receiving.RawLineHeaders;
import org.jboss.logging.Logger;

/**
 * Sends the lines of a queue to Kafka until it acknowledges them, however long that takes. What one sender sent within
 * a second becomes one record, up to a size. One thread at a time.
 */
final class SendQueuedLines {
    private static final Logger LOG = Logger.getLogger(SendQueuedLines.class);

    /** In records: so many may wait for Kafka's acknowledgement at once. */
    private static final int MOST_AT_ONCE = 16;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ListenerSettings settings;
    private final LineQueue queue;
    private final RecordProducer producer;
    private final int recordSize;
    private List<ProducerRecord<String, byte[]>> unacknowledged = List.of();

    SendQueuedLines(ListenerSettings settings, LineQueue queue, RecordProducer producer, int recordSize) {
        this.settings = settings;
        this.queue = queue;
        this.producer = producer;
        this.recordSize = recordSize;
    }

    /**
     * Sends what waits, or what was not acknowledged before.
     *
     * @return false if nothing waits, or Kafka is away
     */
    boolean send() throws InterruptedException {
        if (unacknowledged.isEmpty()) {
            unacknowledged = records(queue.take((long) MOST_AT_ONCE * recordSize));
        }
        if (unacknowledged.isEmpty()) {
            return false;
        }
        List<Optional<Throwable>> failures = producer.sendAll(unacknowledged);
        List<ProducerRecord<String, byte[]>> failed = new ArrayList<>();
        long acknowledged = 0;
        for (int i = 0; i < failures.size(); i++) {
            if (failures.get(i).isPresent()) {
                failed.add(unacknowledged.get(i));
            } else {
                acknowledged += unacknowledged.get(i).value().length;
            }
        }
        if (!failed.isEmpty()) {
            LOG.warnf(
                    "syslog listener %s keeps its lines until Kafka accepts them: %s",
                    settings.name(),
                    Failures.describe(failures.stream()
                            .flatMap(Optional::stream)
                            .findFirst()
                            .orElseThrow()));
        }
        unacknowledged = failed;
        queue.release(acknowledged);
        return failed.isEmpty();
    }

    private List<ProducerRecord<String, byte[]>> records(List<ReceivedLines> received) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        var value = new ByteArrayOutputStream();
        int first = 0;
        for (int i = 0; i < received.size(); i++) {
            value.writeBytes(received.get(i).bytes());
            boolean goesOn = i + 1 < received.size()
                    && areOfOneMoment(received.get(first), received.get(i + 1))
                    && value.size() + received.get(i + 1).bytes().length <= recordSize;
            if (!goesOn) {
                records.add(record(received.get(first), value.toByteArray()));
                value.reset();
                first = i + 1;
            }
        }
        return records;
    }

    /** A record has one sender and one time of receipt, by which its lines may be too old or of the future. */
    private static boolean areOfOneMoment(ReceivedLines one, ReceivedLines later) {
        return one.sender().equals(later.sender())
                && later.receivedAt().isBefore(one.receivedAt().plus(MOMENT));
    }

    private ProducerRecord<String, byte[]> record(ReceivedLines first, byte[] value) {
        var record = new ProducerRecord<>(PublishLines.TOPIC, settings.source(), value);
        record.headers().add(PublishLines.SOURCE_HEADER, settings.source().getBytes(StandardCharsets.UTF_8));
        RawLineHeaders.addSyslog(record, first.sender(), first.receivedAt());
        return record;
    }
}
