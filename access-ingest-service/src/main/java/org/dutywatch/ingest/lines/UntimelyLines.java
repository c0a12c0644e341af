package org.dutywatch.ingest.lines;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;

/**
 * The lines of one record whose times are not accepted. All of one reason become one dead letter, because an old file has
 * very many.
 */
final class UntimelyLines {
    private final Map<Malformed, Lines> byReason = new LinkedHashMap<>(2);

    /** @param firstIndex the number of the first line in its record, from 0 */
    private record Lines(int firstIndex, ByteArrayOutputStream bytes) {}

    void add(Malformed reason, byte[] value, int from, int to, int index) {
        var bytes = byReason.computeIfAbsent(reason, absent -> new Lines(index, new ByteArrayOutputStream(to - from)))
                .bytes();
        if (bytes.size() > 0) {
            bytes.write('\n');
        }
        bytes.write(value, from, to - from);
    }

    void forEach(LetterVisitor visitor) {
        byReason.forEach((reason, lines) -> visitor.visit(lines.bytes().toByteArray(), lines.firstIndex(), reason));
    }

    /** Receives the lines of one reason. */
    @FunctionalInterface
    interface LetterVisitor {
        void visit(byte[] lines, int firstIndex, Malformed reason);
    }
}
