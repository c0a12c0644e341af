package org.dutywatch.ingest.reading.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the times of the first and last line of a record. */
public final class LineTime {
    private LineTime() {}

    /**
     * When the proxy wrote the first line of the record; empty if the record has no line, or it cannot be read.
     *
     * @param directive that says how the first lines are read; null if there is none
     */
    public static Optional<Instant> ofFirstLine(byte[] record, byte @Nullable [] directive, LineFormat format) {
        ScannedLine line = lineAfter(directive, format);
        var lines = new LineSplitter(record);
        while (lines.next()) {
            if (!takeDirective(record, lines, format, line)) {
                return of(record, lines.from(), lines.to(), format, line);
            }
        }
        return Optional.empty();
    }

    /** When the proxy wrote the last line of the record; empty if the record has no line, or it cannot be read. */
    public static Optional<Instant> ofLastLine(byte[] record, byte @Nullable [] directive, LineFormat format) {
        ScannedLine line = lineAfter(directive, format);
        var lines = new LineSplitter(record);
        int from = 0;
        int to = 0;
        while (lines.next()) {
            if (!takeDirective(record, lines, format, line)) {
                from = lines.from();
                to = lines.to();
            }
        }
        return from < to ? of(record, from, to, format, line) : Optional.empty();
    }

    private static ScannedLine lineAfter(byte @Nullable [] directive, LineFormat format) {
        var line = new ScannedLine();
        if (directive != null) {
            format.readDirective(directive, 0, directive.length, line);
        }
        return line;
    }

    private static boolean takeDirective(byte[] record, LineSplitter lines, LineFormat format, ScannedLine into) {
        boolean isDirective = format.isDirective(record, lines.from(), lines.to());
        if (isDirective) {
            format.readDirective(record, lines.from(), lines.to(), into);
        }
        return isDirective;
    }

    private static Optional<Instant> of(byte[] bytes, int from, int to, LineFormat format, ScannedLine line) {
        return LineTrial.scan(bytes, from, to, format, line) == null
                ? Optional.of(Instant.ofEpochMilli(line.endMillis))
                : Optional.empty();
    }
}
