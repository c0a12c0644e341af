package org.dutywatch.ingest.grammars.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * One row of RFC 4180: values by their position, in quotes if they hold a delimiter, with {@code ""} for a quote. A row
 * never goes over several lines.
 */
public final class CsvGrammar implements Grammar {
    private static final Malformed UNCLOSED =
            new Malformed("unclosed_quote", "a quoted value does not end: the line may have been cut");
    private static final Malformed AFTER_QUOTE = new Malformed(
            "text_after_quote",
            "text follows directly after a closing quote: the value may hold a quote that is not doubled");

    private final byte delimiter;
    private final int[] fields;
    private final int fewest;
    private final int most;

    /**
     * @param fields for each column the position of its name in the {@link FieldNames} of the format, or
     *     {@link FieldNames#UNKNOWN} for a column that is not read
     * @param fewest how many columns a row has at least
     * @param most how many columns a row has at most
     */
    public CsvGrammar(char delimiter, int[] fields, int fewest, int most) {
        this.delimiter = (byte) delimiter;
        this.fields = fields.clone();
        this.fewest = fewest;
        this.most = most;
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int at = from;
        int column = 0;
        while (true) {
            int field = column < fields.length ? fields[column] : FieldNames.UNKNOWN;
            column++;
            if (at < to && bytes[at] == '"') {
                at = DoubledQuotes.read(bytes, at + 1, to, field, into);
                if (at < 0) {
                    return UNCLOSED;
                }
                if (at < to && bytes[at] != delimiter) {
                    return AFTER_QUOTE;
                }
            } else {
                int end = valueEnd(bytes, at, to);
                into.put(field, bytes, at, end);
                at = end;
            }
            if (at >= to) {
                return column < fewest || column > most ? columns(column) : null;
            }
            at++;
        }
    }

    private Malformed columns(int found) {
        return new Malformed(
                "column_count",
                "the row has " + found + " columns, and " + (fewest == most ? "" : "at least ") + fewest
                        + (fewest == most || most == Integer.MAX_VALUE ? "" : " and at most " + most)
                        + " are expected");
    }

    private int valueEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != delimiter) {
            at++;
        }
        return at;
    }
}
