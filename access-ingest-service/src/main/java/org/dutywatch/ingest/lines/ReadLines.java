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
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.corrections.LeasedAccess;
import org.dutywatch.ingest.corrections.RecordLeasedAccesses;
import org.dutywatch.ingest.leases.LeaseSnapshot;
import org.dutywatch.ingest.linedetails.LineDetail.Kind;
import org.dutywatch.ingest.observations.AccessObservedTopic;
import org.dutywatch.ingest.parking.ParkedAccesses.ParkedAccess;
import org.dutywatch.ingest.reading.domain.AcceptedTimes;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.receiving.PublishLines;
import org.dutywatch.ingest.receiving.RawLineHeaders;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.dutywatch.ingest.sources.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Reads a batch of records of raw lines. First it records the accesses that were attributed by lease. Then it publishes
 * observations and dead letters and waits until Kafka has acknowledged them all. Then it stores counts and parked
 * accesses in one transaction. After a crash in between, the batch is read and published again with the same ids. If a
 * lease was corrected meanwhile, an access may then get another person; it is revoked for the one before.
 */
@ApplicationScoped
public class ReadLines {
    public static final String HOP = "ingest.lines";
    static final String UNKNOWN_SOURCE = "unknown_source";
    public static final String LINE_HEADER = "dlt-line";
    public static final String DETAIL_HEADER = "dlt-detail";

    /** All lines of all unregistered sources are counted under this name, which no source id can have. */
    private static final String UNREGISTERED_SOURCES = "(unknown)";

    private final Sources sources;
    private final AccessReaders readers;
    private final UnmonitoredBrowsing<AccessObservation> browsing;
    private final RecordLeasedAccesses recordLeasedAccesses;
    private final AccessObservedTopic observations;
    private final DeadLetters deadLetters;
    private final StoreBatchResult storeBatchResult;

    ReadLines(
            Sources sources,
            AccessReaders readers,
            UnmonitoredBrowsing<AccessObservation> browsing,
            RecordLeasedAccesses recordLeasedAccesses,
            AccessObservedTopic observations,
            DeadLetters deadLetters,
            StoreBatchResult storeBatchResult) {
        this.sources = sources;
        this.readers = readers;
        this.browsing = browsing;
        this.recordLeasedAccesses = recordLeasedAccesses;
        this.observations = observations;
        this.deadLetters = deadLetters;
        this.storeBatchResult = storeBatchResult;
    }

    /** Reads the records. With the same records again, it counts no line twice. */
    public void read(List<ConsumerRecord<String, byte[]>> records) {
        readers.refresh();
        LeaseSnapshot leases = readers.leases();
        Map<String, RegisteredSource> registered = sources.byId();
        Map<String, AccessReader> readersBySource = new HashMap<>();
        var batch = new BatchResult();
        for (var record : records) {
            RegisteredSource source = registered.get(PublishLines.sourceOf(record));
            if (source == null) {
                rejectUnregistered(record, batch);
            } else {
                var reader =
                        readersBySource.computeIfAbsent(source.id(), id -> readers.readerFor(source, browsing, leases));
                readRecord(record, source, reader, batch);
            }
        }
        recordLeasedAccesses.record(batch.leased(), leases.version());
        publish(batch);
        storeBatchResult.store(batch);
        browsing.trim();
    }

    /**
     * Publishes the observations of this batch, and again those of earlier batches whose intervals since an
     * unmonitored page became shorter. The latter stay pending until Kafka has acknowledged them, even if this batch is
     * read again.
     */
    private void publish(BatchResult batch) {
        var revised = browsing.revisedAccesses();
        List<AccessObservation> shorter = revised.stream()
                .map(access -> access.payload().withShorterIntervals(access.since()))
                .toList();
        recordLeasedAccesses.shorten(shorter.stream()
                .filter(observation -> observation.identity() == IdentityMethod.LEASE)
                .toList());
        shorter.forEach(batch::addObservation);
        batch.observations().forEach(observation -> batch.addSend(observations.send(observation)));
        batch.awaitSends();
        browsing.confirm(revised);
    }

    private void rejectUnregistered(ConsumerRecord<String, byte[]> record, BatchResult batch) {
        // Unregistered names are counted together: a row for each would let a client create any number of rows.
        var counts = emptyCounts(record, UNREGISTERED_SOURCES);
        var lines = new LineSplitter(record.value());
        while (lines.next()) {
            counts.add(CountedOutcome.UNKNOWN_SOURCE, UNKNOWN_SOURCE);
        }
        batch.addCounts(counts);
        batch.addSend(deadLetters.send(letter(record, record.value(), UNKNOWN_SOURCE), HOP));
    }

    private void readRecord(
            ConsumerRecord<String, byte[]> record, RegisteredSource source, AccessReader reader, BatchResult batch) {
        byte[] value = record.value();
        var counts = emptyCounts(record, source.id());
        var lines = splitter(record, source);
        var untimely = new UntimelyLines();
        reader.sentBy(RawLineHeaders.sender(record));
        reader.beginRecord(RawLineHeaders.directive(record));
        reader.accept(source.lineAge().accepted(RawLineHeaders.receivedAt(record), RawLineHeaders.publishedAt(record)));
        for (int index = 0; lines.next(); index++) {
            LineOutcome outcome = reader.read(value, lines.from(), lines.to());
            counts.add(CountedOutcome.of(outcome), outcome.reason());
            var unread = reader.unread(outcome);
            if (unread != null) {
                if (reader.mayBeOfEmployee(value, lines.from(), lines.to())) {
                    counts.addMalformedOfEmployee(unread.reason());
                }
                if (AcceptedTimes.isRefusal(unread)) {
                    untimely.add(unread, reader.directive(), value, lines.from(), lines.to(), index);
                } else {
                    byte[] line = Arrays.copyOfRange(value, lines.from(), lines.to());
                    deadLetter(record, line, index, unread, reader.directive(), batch);
                }
            }
            if (!(outcome instanceof LineOutcome.Malformed malformed) || AcceptedTimes.isRefusal(malformed)) {
                counts.addTime(reader.endMillis());
            }
            if (!(outcome instanceof LineOutcome.Malformed)) {
                counts.addAnomaly(LineAnomaly.IMPOSSIBLE_ELAPSED, reader.elapsedWasImpossible() ? 1 : 0);
                counts.addAnomaly(LineAnomaly.ESCAPED_NEWLINES, unread == null ? 0 : 1);
                countDetails(reader, outcome, counts);
                addAccess(outcome, batch);
                addLeased(reader, outcome, batch);
            }
        }
        untimely.forEach((bytes, firstIndex, reason, directive) ->
                deadLetter(record, bytes, firstIndex, reason, directive, batch));
        counts.addAnomaly(LineAnomaly.BLANK_LINES, lines.blankLines());
        counts.addAnomaly(LineAnomaly.NUL_BYTES, lines.nulBytes());
        batch.addCounts(counts);
    }

    private static LineSplitter splitter(ConsumerRecord<String, byte[]> record, RegisteredSource source) {
        boolean relayed = source.relayEscapes() && !RawLineHeaders.cameOverHttp(record);
        return new LineSplitter(record.value(), relayed ? source.format() : null);
    }

    private static void countDetails(AccessReader reader, LineOutcome outcome, LineCounts counts) {
        if (outcome instanceof LineOutcome.Unattributed) {
            counts.addDetail(Kind.UNATTRIBUTED, reader.endMillis(), outcome.reason(), reader.clientAddress());
        }
        var unnamed = reader.unnamedHost();
        if (unnamed != null) {
            counts.addDetail(Kind.UNNAMED_HOST, reader.endMillis(), unnamed.site(), unnamed.host());
        }
    }

    private static void addAccess(LineOutcome outcome, BatchResult batch) {
        var observation = outcome.observation();
        if (observation != null) {
            batch.addObservation(observation);
        } else if (outcome instanceof LineOutcome.Unattributed unattributed) {
            park(unattributed, batch);
        }
    }

    private static void addLeased(AccessReader reader, LineOutcome outcome, BatchResult batch) {
        var observation = outcome.observation();
        if (observation != null) {
            String address = reader.leasedAddress(observation);
            if (address != null) {
                batch.addLeased(new LeasedAccess(address, observation));
            }
        }
    }

    private static void park(LineOutcome.Unattributed unattributed, BatchResult batch) {
        var pending = unattributed.pending();
        if (pending != null) {
            batch.addParked(new ParkedAccess(pending.identity(), pending.access()));
        }
    }

    private void deadLetter(
            ConsumerRecord<String, byte[]> record,
            byte[] line,
            int index,
            LineOutcome.Malformed malformed,
            byte @Nullable [] directive,
            BatchResult batch) {
        var letter = letter(record, line, malformed.reason());
        RawLineHeaders.setDirective(letter, directive);
        letter.headers().add(LINE_HEADER, Integer.toString(index).getBytes(StandardCharsets.UTF_8));
        letter.headers().add(DETAIL_HEADER, malformed.detail().getBytes(StandardCharsets.UTF_8));
        batch.addSend(deadLetters.send(letter, HOP));
    }

    /**
     * The dead letter of a record. It says when the record was received, so that it gives the same answer when it is
     * replayed. Its source header is set even if the record named its source only by its key.
     */
    private static ProducerRecord<String, byte[]> letter(
            ConsumerRecord<String, byte[]> record, byte @Nullable [] value, String reason) {
        var letter = DeadLetters.create(record, HOP, value, reason);
        RawLineHeaders.setReceivedAt(letter, RawLineHeaders.receivedAt(record));
        letter.headers().remove(PublishLines.SOURCE_HEADER);
        letter.headers()
                .add(PublishLines.SOURCE_HEADER, PublishLines.sourceOf(record).getBytes(StandardCharsets.UTF_8));
        return letter;
    }

    private static LineCounts emptyCounts(ConsumerRecord<String, byte[]> record, String source) {
        return new LineCounts(
                new LineCounts.RecordPosition(record.partition(), record.offset()),
                source,
                record.timestamp(),
                RawLineHeaders.receivedAt(record).toEpochMilli());
    }
}
