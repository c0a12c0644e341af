package org.dutywatch.ingest.receiving;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    /** Set to {@value #HTTP} on records that this service made of a request, and on dead letters of them. */
    public static final String RECEIVED_HEADER = "received";

    private static final String HTTP = "http";

    private final RecordProducer producer;
    private final int recordSize;

    /**
     * Shared by all requests. A request that sends faster than Kafka acknowledges waits here, which slows its client.
     */
    private final Semaphore inFlight;

    PublishLines(RecordProducer producer, ReceivingConfig config) {
        this.producer = producer;
        this.recordSize = config.recordSize();
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
    PublishedLinesResponse publish(String source, InputStream plain) throws IOException, InterruptedException {
        var records = new RecordPacker(plain, recordSize);
        Queue<CompletableFuture<Void>> sends = new ArrayDeque<>();
        long sent = 0;
        for (byte[] record = records.next(); record != null; record = records.next()) {
            sends.add(send(source, record));
            sent++;
            while (!sends.isEmpty() && sends.element().isDone()) {
                await(sends.remove());
            }
        }
        sends.forEach(PublishLines::await);
        return new PublishedLinesResponse(records.lines(), records.bytes(), sent);
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

    /** Whether the lines of a record came over HTTP, so that no syslog relay can have changed them. */
    public static boolean cameOverHttp(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(RECEIVED_HEADER);
        return header != null
                && header.value() != null
                && HTTP.equals(new String(header.value(), StandardCharsets.UTF_8));
    }

    private CompletableFuture<Void> send(String source, byte[] lines) throws InterruptedException {
        var record = new ProducerRecord<>(TOPIC, source, lines);
        record.headers().add(SOURCE_HEADER, source.getBytes(StandardCharsets.UTF_8));
        record.headers().add(RECEIVED_HEADER, HTTP.getBytes(StandardCharsets.UTF_8));
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
