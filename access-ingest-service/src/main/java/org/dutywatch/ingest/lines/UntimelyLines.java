package org.dutywatch.ingest.lines;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one record whose times are not accepted. All of one reason and directive become one dead letter, because an old file has
 * very many.
 */
final class UntimelyLines {
    private final Map<Key, Lines> lettersByKey = new LinkedHashMap<>(2);

    /** @param directive that says how the lines are read, as text so that equal ones are equal; null if there is none */
    private record Key(Malformed reason, @Nullable String directive) {}

    /** @param firstIndex the number of the first line in its record, from 0 */
    private record Lines(int firstIndex, ByteArrayOutputStream bytes) {}

    void add(Malformed reason, byte @Nullable [] directive, byte[] value, int from, int to, int index) {
        var key = new Key(reason, directive == null ? null : new String(directive, StandardCharsets.ISO_8859_1));
        var bytes = lettersByKey
                .computeIfAbsent(key, absent -> new Lines(index, new ByteArrayOutputStream(to - from)))
                .bytes();
        if (bytes.size() > 0) {
            bytes.write('\n');
        }
        bytes.write(value, from, to - from);
    }

    void forEach(LetterVisitor visitor) {
        lettersByKey.forEach((key, lines) -> {
            String directive = key.directive();
            visitor.visit(
                    lines.bytes().toByteArray(),
                    lines.firstIndex(),
                    key.reason(),
                    directive == null ? null : directive.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    /** Receives the lines of one reason. */
    @FunctionalInterface
    interface LetterVisitor {
        void visit(byte[] lines, int firstIndex, Malformed reason, byte @Nullable [] directive);
    }
}
