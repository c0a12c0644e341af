package org.dutywatch.ingest.grammars.domain;

import org.dutywatch.ingest.fields.domain.DeclaredColumns;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * One row of W3C's extended log file format: columns with blanks or tabs between them. A value with blanks is in quotes, with
 * {@code ""} for a quote; a time with blanks may be in brackets. A row with more or fewer columns than declared is malformed,
 * and so is a quote that does not enclose a value: either could move values into other columns.
 */
public final class ElffGrammar {
    private static final Malformed UNCLOSED =
            new Malformed("unclosed_quote", "a quoted value does not end: the line may have been cut");
    private static final Malformed STRAY_QUOTE = new Malformed(
            "stray_quote",
            "a quote is within a value that is not quoted, or text follows directly after a closing quote");

    private final int bracketed;

    /** @param bracketed the position of the names from which on values may be in brackets */
    public ElffGrammar(int bracketed) {
        this.bracketed = bracketed;
    }

    /** As {@link Grammar#read}, with the columns that were declared. */
    public @Nullable Malformed read(byte[] bytes, int from, int to, DeclaredColumns columns, FieldValues into) {
        int at = separatorsEnd(bytes, from, to);
        int column = 0;
        while (at < to) {
            int field = column < columns.size() ? columns.field(column) : FieldNames.UNKNOWN;
            column++;
            int end;
            if (bytes[at] == '"') {
                end = DoubledQuotes.read(bytes, at + 1, to, field, into);
                if (end < 0) {
                    return UNCLOSED;
                }
            } else if (bytes[at] == '[' && field >= bracketed) {
                end = bracketEnd(bytes, at, to);
                into.put(field, bytes, at + 1, Math.max(at + 1, end - 1));
            } else {
                end = valueEnd(bytes, at, to);
                into.put(field, bytes, at, end);
            }
            if (end < to && !isSeparator(bytes[end])) {
                return STRAY_QUOTE;
            }
            at = separatorsEnd(bytes, end, to);
        }
        return column == columns.size() ? null : columnCount(column, columns.size());
    }

    private static Malformed columnCount(int found, int declared) {
        return new Malformed(
                "column_count",
                "the row has " + found + " columns, and " + declared
                        + " are declared: the declaration may be of another"
                        + " log, or a value has blanks without quotes");
    }

    /** The position after the bracket; the end of the word if it has none. */
    private static int bracketEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ']' && bytes[at] != '"') {
            at++;
        }
        return at < to && bytes[at] == ']' ? at + 1 : valueEnd(bytes, from, to);
    }

    /** Stops at a quote, too. */
    private static int valueEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !isSeparator(bytes[at]) && bytes[at] != '"') {
            at++;
        }
        return at;
    }

    private static int separatorsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSeparator(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || b == '\t';
    }
}
