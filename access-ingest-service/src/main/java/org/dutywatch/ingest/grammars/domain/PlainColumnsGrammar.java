package org.dutywatch.ingest.grammars.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * One row of columns with a delimiter between them and no quotes: a quote is a byte like any other. Nothing keeps a delimiter
 * in a value from moving the values after it, so a row of another number of columns is malformed.
 */
public final class PlainColumnsGrammar implements Grammar {
    private final byte delimiter;
    private final int[] fields;

    /**
     * @param fields for each column the position of its name in the {@link FieldNames} of the format, or
     *     {@link FieldNames#UNKNOWN} for a column that is not read
     */
    public PlainColumnsGrammar(char delimiter, int[] fields) {
        this.delimiter = (byte) delimiter;
        this.fields = fields.clone();
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int column = 0;
        int start = from;
        for (int at = from; at <= to; at++) {
            if (at == to || bytes[at] == delimiter) {
                into.put(column < fields.length ? fields[column] : FieldNames.UNKNOWN, bytes, start, at);
                column++;
                start = at + 1;
            }
        }
        return column == fields.length
                ? null
                : new Malformed(
                        "column_count", "the row has " + column + " columns, and " + fields.length + " are expected");
    }
}
