package org.dutywatch.ingest.lines;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.DeadLetters;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere;
import org.dutywatch.ingest.observations.AccessObservedTopic;
import org.dutywatch.ingest.parking.ParkedAccesses.Parked;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.receiving.TakeLines;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.dutywatch.ingest.sources.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Reads a batch of records of raw lines. First it publishes observations and dead letters and waits until Kafka has
 * acknowledged them all. Then it stores counts and parked accesses in one transaction. After a crash in between, the
 * batch is read and published again, which changes nothing.
 */
@ApplicationScoped
public class ReadLines {
    public static final String GROUP = "ingest.lines";
    static final String UNKNOWN_SOURCE = "unknown_source";
    public static final String LINE_HEADER = "dlt-line";
    public static final String DETAIL_HEADER = "dlt-detail";

    /** All lines of all unregistered sources are counted under this name, which no source id can have. */
    private static final String UNREGISTERED = "(unknown)";

    private final Sources sources;
    private final Readers readers;
    private final Elsewhere<AccessObservation> browsing;
    private final AccessObservedTopic observations;
    private final DeadLetters deadLetters;
    private final ReadingLedger storeResult;

    ReadLines(
            Sources sources,
            Readers readers,
            Elsewhere<AccessObservation> browsing,
            AccessObservedTopic observations,
            DeadLetters deadLetters,
            ReadingLedger storeResult) {
        this.sources = sources;
        this.readers = readers;
        this.browsing = browsing;
        this.observations = observations;
        this.deadLetters = deadLetters;
        this.storeResult = storeResult;
    }

    /** Safe to call again with the same records: no line is counted twice. */
    public void read(List<ConsumerRecord<String, byte[]>> records) {
        readers.refresh();
        Map<String, RegisteredSource> registered = sources.byId();
        Map<String, AccessReader> readersBySource = new HashMap<>();
        var batch = new BatchReading();
        for (var record : records) {
            RegisteredSource source = registered.get(sourceOf(record));
            if (source == null) {
                rejectUnregistered(record, batch);
            } else {
                var reader = readersBySource.computeIfAbsent(source.id(), id -> readers.of(source, browsing));
                readRecord(record, source.id(), reader, batch);
            }
        }
        publish(batch);
        storeResult.enter(batch);
        browsing.trim();
    }

    /**
     * Publishes the observations of this batch, and again those of earlier batches whose times since an unmonitored
     * page became smaller. The latter stay pending until Kafka has acknowledged them, also if this batch is read again.
     */
    private void publish(BatchReading batch) {
        var revised = browsing.improved();
        revised.forEach(one -> batch.observed(one.payload().since(one.since())));
        batch.observations().forEach(observation -> batch.sent(observations.send(observation)));
        batch.awaitSends();
        browsing.confirm(revised);
    }

    /**
     * The id of the record's source, from its header or else from its key: rsyslog before 8.2405 and syslog-ng cannot
     * set headers. Empty if the record has neither.
     */
    public static String sourceOf(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(TakeLines.SOURCE_HEADER);
        if (header != null && header.value() != null) {
            return new String(header.value(), StandardCharsets.UTF_8);
        }
        return record.key() == null ? "" : record.key();
    }

    private void rejectUnregistered(ConsumerRecord<String, byte[]> record, BatchReading batch) {
        // Unregistered names are counted together: a row for each would let a client create any number of rows.
        var counts = emptyCounts(record, UNREGISTERED);
        var lines = new LineSplitter(record.value());
        while (lines.next()) {
            counts.add(Outcome.UNKNOWN_SOURCE, UNKNOWN_SOURCE);
        }
        batch.counted(counts);
        batch.sent(deadLetters.send(letter(record, record.value(), UNKNOWN_SOURCE), GROUP));
    }

    private void readRecord(
            ConsumerRecord<String, byte[]> record, String source, AccessReader reader, BatchReading batch) {
        byte[] value = record.value();
        var counts = emptyCounts(record, source);
        var lines = new LineSplitter(value);
        for (int index = 0; lines.next(); index++) {
            LineOutcome outcome = reader.read(value, lines.from(), lines.to());
            counts.add(Outcome.of(outcome), outcome.reason());
            var observation = Readers.observation(outcome);
            if (observation != null) {
                batch.observed(observation);
            } else if (outcome instanceof LineOutcome.Unattributed unattributed) {
                park(unattributed, batch);
            } else if (outcome instanceof LineOutcome.Malformed malformed) {
                deadLetter(record, Arrays.copyOfRange(value, lines.from(), lines.to()), index, malformed, batch);
            }
        }
        batch.counted(counts);
    }

    private static void park(LineOutcome.Unattributed unattributed, BatchReading batch) {
        var access = unattributed.access();
        var waitsFor = unattributed.waitsFor();
        if (access != null && waitsFor != null) {
            batch.park(new Parked(waitsFor, access));
        }
    }

    private void deadLetter(
            ConsumerRecord<String, byte[]> record,
            byte[] line,
            int index,
            LineOutcome.Malformed malformed,
            BatchReading batch) {
        var letter = letter(record, line, malformed.reason());
        letter.headers().add(LINE_HEADER, Integer.toString(index).getBytes(StandardCharsets.UTF_8));
        letter.headers().add(DETAIL_HEADER, malformed.detail().getBytes(StandardCharsets.UTF_8));
        batch.sent(deadLetters.send(letter, GROUP));
    }

    /** The dead letter of a record. Its source header is set, also if the record named its source only by its key. */
    private static ProducerRecord<String, byte[]> letter(
            ConsumerRecord<String, byte[]> record, byte @Nullable [] value, String reason) {
        var letter = DeadLetters.letter(record, GROUP, value, reason);
        letter.headers().remove(TakeLines.SOURCE_HEADER);
        letter.headers().add(TakeLines.SOURCE_HEADER, sourceOf(record).getBytes(StandardCharsets.UTF_8));
        return letter;
    }

    private static Tally emptyCounts(ConsumerRecord<String, byte[]> record, String source) {
        return new Tally(new Tally.Position(record.partition(), record.offset()), source, record.timestamp());
    }
}
