package org.dutywatch.ingest.lines;

import java.util.HashMap;
import java.util.Map;

/** How many lines of one record had which outcome for which reason. */
final class LineCounts {
    /** The position of the record on the topic. A record is counted once, however often it is delivered. */
    record RecordPosition(int partition, long offset) {}

    private final RecordPosition position;
    private final String source;
    private final long arrivedAt;
    private final Map<CountedOutcome, Map<String, long[]>> counts = new HashMap<>(4);

    /** @param arrivedAt when the record arrived on the topic, in epoch milliseconds */
    LineCounts(RecordPosition position, String source, long arrivedAt) {
        this.position = position;
        this.source = source;
        this.arrivedAt = arrivedAt;
    }

    void add(CountedOutcome outcome, String reason) {
        counts.computeIfAbsent(outcome, absent -> new HashMap<>(4)).computeIfAbsent(reason, absent -> new long[1])[0]++;
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

    /** Calls the visitor once for each outcome and reason. */
    void forEach(LineCountVisitor visitor) {
        counts.forEach(
                (outcome, reasons) -> reasons.forEach((reason, lines) -> visitor.visit(outcome, reason, lines[0])));
    }

    /** Receives the number of lines that had one outcome for one reason. */
    @FunctionalInterface
    interface LineCountVisitor {
        void visit(CountedOutcome outcome, String reason, long lines);
    }
}
