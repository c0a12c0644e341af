package org.dutywatch.ingest.reading.domain;

import java.time.Instant;
import java.util.Optional;

/** Finds the times of the first and last line of a record. */
public final class LineTime {
    private LineTime() {}

    /** When the proxy wrote the first line of the record; empty if the record has no line, or it cannot be read. */
    public static Optional<Instant> ofFirstLine(byte[] record, LineFormat format) {
        var lines = new LineSplitter(record);
        return lines.next() ? of(record, lines.from(), lines.to(), format) : Optional.empty();
    }

    /** When the proxy wrote the last line of the record; empty if the record has no line, or it cannot be read. */
    public static Optional<Instant> ofLastLine(byte[] record, LineFormat format) {
        var lines = new LineSplitter(record);
        int from = 0;
        int to = 0;
        while (lines.next()) {
            from = lines.from();
            to = lines.to();
        }
        return from < to ? of(record, from, to, format) : Optional.empty();
    }

    private static Optional<Instant> of(byte[] bytes, int from, int to, LineFormat format) {
        var line = new ScannedLine();
        return LineTrial.scan(bytes, from, to, format, line) == null
                ? Optional.of(Instant.ofEpochMilli(line.endMillis))
                : Optional.empty();
    }
}
