package org.dutywatch.ingest.lines;

import java.util.HashMap;
import java.util.Map;

/** How many lines of one record had which outcome for which reason. */
final class Tally {
    /** The position of the record on the topic. A record is counted once, however often it is delivered. */
    record Position(int partition, long offset) {}

    private final Position position;
    private final String source;
    private final long arrivedAt;
    private final Map<Outcome, Map<String, long[]>> counts = new HashMap<>(4);

    /** @param arrivedAt when the record arrived on the topic, in epoch milliseconds */
    Tally(Position position, String source, long arrivedAt) {
        this.position = position;
        this.source = source;
        this.arrivedAt = arrivedAt;
    }

    void add(Outcome outcome, String reason) {
        counts.computeIfAbsent(outcome, first -> new HashMap<>(4)).computeIfAbsent(reason, first -> new long[1])[0]++;
    }

    Position position() {
        return position;
    }

    String source() {
        return source;
    }

    long arrivedAt() {
        return arrivedAt;
    }

    /** Calls the visitor once for each outcome and reason. */
    void forEach(Visitor visitor) {
        counts.forEach(
                (outcome, reasons) -> reasons.forEach((reason, lines) -> visitor.visit(outcome, reason, lines[0])));
    }

    /** Receives the number of lines that had one outcome for one reason. */
    @FunctionalInterface
    interface Visitor {
        void visit(Outcome outcome, String reason, long lines);
    }
}
