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
 * Reads a batch of records: observations and dead letters first, until Kafka has them all; then, in one transaction,
 * what is counted and parked. A crash in between sends the same again, which changes nothing.
 */
@ApplicationScoped
public class ReadLines {
    public static final String GROUP = "ingest.lines";
    static final String UNKNOWN_SOURCE = "unknown_source";
    public static final String LINE_HEADER = "dlt-line";
    public static final String DETAIL_HEADER = "dlt-detail";

    /** Under which all lines of all unregistered sources are counted; no source can be called so. */
    private static final String UNREGISTERED = "(unknown)";

    private final Sources sources;
    private final Readers readers;
    private final Elsewhere<AccessObservation> elsewhere;
    private final AccessObservedTopic observations;
    private final DeadLetters deadLetters;
    private final ReadingLedger ledger;

    ReadLines(
            Sources sources,
            Readers readers,
            Elsewhere<AccessObservation> elsewhere,
            AccessObservedTopic observations,
            DeadLetters deadLetters,
            ReadingLedger ledger) {
        this.sources = sources;
        this.readers = readers;
        this.elsewhere = elsewhere;
        this.observations = observations;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
    }

    /** May be called again with the same records: nothing counts twice. */
    public void read(List<ConsumerRecord<String, byte[]>> records) {
        readers.refresh();
        Map<String, RegisteredSource> registered = sources.byId();
        Map<String, AccessReader> opened = new HashMap<>();
        var batch = new BatchReading();
        for (var record : records) {
            RegisteredSource source = registered.get(sourceOf(record));
            if (source == null) {
                refuse(record, batch);
            } else {
                var reader = opened.computeIfAbsent(source.id(), id -> readers.of(source, elsewhere));
                readRecord(record, source.id(), reader, batch);
            }
        }
        tell(batch);
        ledger.enter(batch);
        elsewhere.trim();
    }

    /**
     * Sends what was observed, and observations of earlier batches whose numbers became smaller. Those are told until
     * Kafka has them, also if this batch comes again.
     */
    private void tell(BatchReading batch) {
        var improved = elsewhere.improved();
        improved.forEach(one -> batch.observed(one.payload().since(one.since())));
        batch.observations().forEach(observation -> batch.sent(observations.send(observation)));
        batch.awaitSends();
        elsewhere.confirm(improved);
    }

    /** The header says it; shippers that cannot set one (rsyslog before 8.2405, syslog-ng) say it with the key. */
    public static String sourceOf(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(TakeLines.SOURCE_HEADER);
        if (header != null && header.value() != null) {
            return new String(header.value(), StandardCharsets.UTF_8);
        }
        return record.key() == null ? "" : record.key();
    }

    private void refuse(ConsumerRecord<String, byte[]> record, BatchReading batch) {
        // Whatever a shipper says must not become a row of its own: anybody could write any number of them.
        var tally = tallyOf(record, UNREGISTERED);
        var lines = new LineSplitter(record.value());
        while (lines.next()) {
            tally.add(Outcome.UNKNOWN_SOURCE, UNKNOWN_SOURCE);
        }
        batch.counted(tally);
        batch.sent(deadLetters.send(letter(record, record.value(), UNKNOWN_SOURCE), GROUP));
    }

    private void readRecord(
            ConsumerRecord<String, byte[]> record, String source, AccessReader reader, BatchReading batch) {
        byte[] value = record.value();
        var tally = tallyOf(record, source);
        var lines = new LineSplitter(value);
        for (int index = 0; lines.next(); index++) {
            LineOutcome outcome = reader.read(value, lines.from(), lines.to());
            tally.add(Outcome.of(outcome), outcome.reason());
            var observation = Readers.observation(outcome);
            if (observation != null) {
                batch.observed(observation);
            } else if (outcome instanceof LineOutcome.Unattributed unattributed) {
                park(unattributed, batch);
            } else if (outcome instanceof LineOutcome.Malformed malformed) {
                bury(record, Arrays.copyOfRange(value, lines.from(), lines.to()), index, malformed, batch);
            }
        }
        batch.counted(tally);
    }

    private static void park(LineOutcome.Unattributed unattributed, BatchReading batch) {
        var access = unattributed.access();
        var waitsFor = unattributed.waitsFor();
        if (access != null && waitsFor != null) {
            batch.park(new Parked(waitsFor, access));
        }
    }

    private void bury(
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

    /** Names its source in the header, also where the record named it by its key. */
    private static ProducerRecord<String, byte[]> letter(
            ConsumerRecord<String, byte[]> record, byte @Nullable [] value, String reason) {
        var letter = DeadLetters.letter(record, GROUP, value, reason);
        letter.headers().remove(TakeLines.SOURCE_HEADER);
        letter.headers().add(TakeLines.SOURCE_HEADER, sourceOf(record).getBytes(StandardCharsets.UTF_8));
        return letter;
    }

    private static Tally tallyOf(ConsumerRecord<String, byte[]> record, String source) {
        return new Tally(new Tally.Position(record.partition(), record.offset()), source, record.timestamp());
    }
}
