package org.dutywatch.ingest.receiving;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jboss.logging.Logger;

/** Publishes a stream of lines on {@value #TOPIC} and returns when Kafka has acknowledged them all. */
@ApplicationScoped
public class PublishLines {
    private static final Logger LOG = Logger.getLogger(PublishLines.class);
    public static final String TOPIC = "logs.raw.v1";
    public static final String SOURCE_HEADER = "source";

    private final RecordProducer producer;
    private final Clock clock;

    /**
     * Shared by all requests. A request that sends faster than Kafka acknowledges waits here, which slows its client.
     */
    private final Semaphore inFlight;

    PublishLines(RecordProducer producer, Clock clock, ReceivingConfig config) {
        this.producer = producer;
        this.clock = clock;
        this.inFlight = new Semaphore(config.maxInFlight());
    }

    /**
     * What was published.
     *
     * @param lines lines that are not empty
     * @param bytes after decompression
     * @param records on the topic
     */
    public record PublishedLinesResponse(long lines, long bytes, long records) {}

    /**
     * Publishes the lines of a source.
     *
     * @throws ProblemException UNAVAILABLE if Kafka did not acknowledge all of them
     */
    void publish(String source, Sender sender, RecordPacker records) throws IOException, InterruptedException {
        Queue<CompletableFuture<Void>> sends = new ArrayDeque<>();
        for (PackedRecord record = records.next(); record != null; record = records.next()) {
            sends.add(send(source, sender, record));
            while (!sends.isEmpty() && sends.element().isDone()) {
                await(sends.remove());
            }
        }
        sends.forEach(PublishLines::await);
    }

    /**
     * The id of the source of a record on the topic, from its header or else from its key: rsyslog before 8.2405 and
     * syslog-ng cannot set headers. Empty if the record has neither.
     */
    public static String sourceOf(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(SOURCE_HEADER);
        if (header != null && header.value() != null) {
            return new String(header.value(), StandardCharsets.UTF_8);
        }
        return record.key() == null ? "" : record.key();
    }

    private CompletableFuture<Void> send(String source, Sender sender, PackedRecord lines) throws InterruptedException {
        var record = new ProducerRecord<>(TOPIC, source, lines.lines());
        record.headers().add(SOURCE_HEADER, source.getBytes(StandardCharsets.UTF_8));
        RawLineHeaders.addHttp(record, sender, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        RawLineHeaders.setDirective(record, lines.directive());
        inFlight.acquire();
        return producer.send(record).whenComplete((sent, failure) -> inFlight.release());
    }

    private static void await(CompletableFuture<Void> send) {
        try {
            send.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof KafkaException) {
                LOG.warnf("lines were not published: %s", Failures.describe(e));
                throw new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "Kafka does not accept lines now: send the request again, an access counts once");
            }
            throw e;
        }
    }
}
