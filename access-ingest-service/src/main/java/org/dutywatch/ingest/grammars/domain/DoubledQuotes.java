package org.dutywatch.ingest.grammars.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;

/** A value in quotes in which {@code ""} is a quote, as in RFC 4180 and W3C's extended format. */
final class DoubledQuotes {
    private DoubledQuotes() {}

    /**
     * Reads a value.
     *
     * @param from the position after the opening quote
     * @return the position after the closing quote; -1 if there is none
     */
    static int read(byte[] bytes, int from, int to, int field, FieldValues into) {
        into.begin(field);
        int at = from;
        int copied = from;
        while (at < to && (bytes[at] != '"' || at + 1 < to && bytes[at + 1] == '"')) {
            if (bytes[at] == '"') {
                into.append(bytes, copied, at);
                copied = at + 1;
                at++;
            }
            at++;
        }
        into.append(bytes, copied, Math.min(at, to));
        into.end();
        return at < to ? at + 1 : -1;
    }
}
