package org.dutywatch.ingest.lines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.dutywatch.ingest.linedetails.LineDetail;
import org.dutywatch.ingest.sources.SourceCounts;

/**
 * How many lines of one record had which outcome for which reason. Beside the outcomes: what was unusual about the record,
 * and how many of the malformed lines name an employee.
 */
final class LineCounts {
    /** The position of the record on the topic. A record is counted once, however often it is delivered. */
    record RecordPosition(int partition, long offset) {}

    private final RecordPosition position;
    private final String source;
    private final long arrivedAt;
    private final long receivedAt;
    private long newestLineAt = Long.MIN_VALUE;
    private final Map<String, Map<String, long[]>> counts = new HashMap<>(4);
    private final Map<LineDetail, Long> details = new HashMap<>(4);

    /**
     * @param arrivedAt when the record arrived on the topic, in epoch milliseconds
     * @param receivedAt when its lines were received first, in epoch milliseconds
     */
    LineCounts(RecordPosition position, String source, long arrivedAt, long receivedAt) {
        this.position = position;
        this.source = source;
        this.arrivedAt = arrivedAt;
        this.receivedAt = receivedAt;
    }

    void add(CountedOutcome outcome, String reason) {
        add(outcome.label(), reason, 1);
    }

    /** @param count 0: nothing is counted */
    void addAnomaly(LineAnomaly anomaly, long count) {
        if (count > 0) {
            add(SourceCounts.ANOMALY, anomaly.label(), count);
        }
    }

    /** Notes when a line was written, in epoch milliseconds. */
    void addTime(long millis) {
        newestLineAt = Math.max(newestLineAt, millis);
    }

    /** How far the time of its newest line is ahead of when the record was received, in milliseconds; empty without one. */
    OptionalLong clockSkew() {
        return newestLineAt == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(newestLineAt - receivedAt);
    }

    /** Counts a malformed line, beside its outcome, because it may be an employee's. */
    void addMalformedOfEmployee(String reason) {
        add(SourceCounts.MALFORMED_OF_EMPLOYEE, reason, 1);
    }

    private void add(String outcome, String reason, long count) {
        counts.computeIfAbsent(outcome, absent -> new HashMap<>(4)).computeIfAbsent(reason, absent -> new long[1])[0] +=
                count;
    }

    /** Counts a line of this time, in epoch milliseconds, with a detail. */
    void addDetail(LineDetail.Kind kind, long millis, String category, String name) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        details.merge(new LineDetail(kind, day, source, category, name), 1L, Long::sum);
    }

    Map<LineDetail, Long> details() {
        return details;
    }

    RecordPosition position() {
        return position;
    }

    String source() {
        return source;
    }

    long arrivedAt() {
        return arrivedAt;
    }

    /** Calls the visitor once for each label of an outcome, or of what is counted beside outcomes, and each reason. */
    void forEach(LineCountVisitor visitor) {
        counts.forEach((label, reasons) -> reasons.forEach((reason, count) -> visitor.visit(label, reason, count[0])));
    }

    /** Receives one count. */
    @FunctionalInterface
    interface LineCountVisitor {
        void visit(String label, String reason, long count);
    }
}
