package org.dutywatch.ingest.formats.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * A format whose lines are records of named values. A grammar finds and decodes the values, and {@link #read} says what they
 * mean. A subclass is stateless.
 */
public abstract class RecordFormat implements LineFormat {
    /** A line of the device that is about no request, such as a login at the device or a rule that was changed. */
    protected static final NotMonitored NO_REQUEST = new NotMonitored("no_request");

    /** A second line may follow without a newline, or a client wrote a field of the device into a value. */
    private static final Malformed REPEATED = new Malformed(
            "repeated_field",
            "a field is there twice: a relay may have joined two lines, or a value may hold a quote that is not escaped");

    private final String name;
    private final Grammar grammar;
    private final FieldNames names;

    protected RecordFormat(String name, Grammar grammar, FieldNames names) {
        this.name = name;
        this.grammar = grammar;
        this.names = names;
    }

    @Override
    public final String name() {
        return name;
    }

    /**
     * Takes what the record says into the line, whose positions are in {@link FieldValues#bytes}, and sets
     * {@link ScannedLine#nonAccess} if it is no access. A record of the device about something else gives
     * {@link ScannedLine#outcomeWithoutHost} and no host.
     *
     * @param into cleared
     * @return what is wrong with the record; null if nothing is
     */
    protected abstract @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into);

    @Override
    public final @Nullable Malformed scan(byte[] bytes, int from, int to, ScannedLine into) {
        FieldValues values = into.emptyValues(names);
        Malformed malformed = readValues(bytes, from, to, values, into);
        if (malformed != null) {
            return malformed;
        }
        if (values.hasRepeated() && !mayRepeatFields()) {
            return REPEATED;
        }
        into.clear(values.bytes());
        return read(values, bytes, into);
    }

    /** As {@link Grammar#read}; a format whose grammar depends on lines before it has its own. */
    protected @Nullable Malformed readValues(byte[] bytes, int from, int to, FieldValues values, ScannedLine into) {
        return grammar.read(bytes, from, to, values);
    }

    /** Whether the device writes a field twice, so that the first value counts. */
    protected boolean mayRepeatFields() {
        return false;
    }

    @Override
    public final @Nullable LineOutcome nonAccess(byte[] bytes, ScannedLine line) {
        return line.nonAccess;
    }

    @Override
    public int wordsWithUser() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean separatesWords(byte b) {
        return switch (b) {
            case ' ', '\t', '"', '=', ',', ';', '|', '^', '{', '}', '[', ']' -> true;
            default -> false;
        };
    }
}
