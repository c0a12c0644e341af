package org.dutywatch.ingest.grammars.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object (RFC 8259) in a line. The name of a nested value is its path with dots, as {@code user.name}. Null is no
 * value, and values in arrays are not read. What follows the object makes the line malformed. Written here because a parser
 * of a library makes objects for every line, also for those of sites that are not monitored.
 */
public final class JsonGrammar implements Grammar {
    private static final Malformed SHAPE = new Malformed(
            "json_shape",
            "the line is not one JSON object: it may have been cut, or a quote in a value is not escaped");

    private final byte[] root;

    public JsonGrammar() {
        this("");
    }

    /** @param root the name of an object whose values are named without it, as those beside it are; empty if there is none */
    public JsonGrammar(String root) {
        this.root = root.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        var reader = new JsonObjectReader(bytes, from, to, into, root);
        return reader.readAll() ? null : SHAPE;
    }
}
