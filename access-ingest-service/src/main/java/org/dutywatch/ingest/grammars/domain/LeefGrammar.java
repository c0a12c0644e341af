package org.dutywatch.ingest.grammars.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * QRadar's Log Event Extended Format: {@code LEEF:1.0|vendor|product|version|event|key=value} with tabs between the
 * attributes; in version 2.0 the header ends with their delimiter, as a character or as {@code x09}. The parts of the header
 * have names as in {@link CefGrammar}. Nothing is escaped, so an attribute without a key makes the line malformed.
 */
public final class LeefGrammar implements Grammar {
    private static final byte[] START = {'L', 'E', 'E', 'F', ':'};
    private static final String[] PARTS = {"version", "vendor", "product", "device version", "event"};
    private static final byte[][] PART_NAMES = new byte[PARTS.length][];
    private static final Malformed NO_LEEF = new Malformed("not_leef", "the line does not begin with LEEF:");
    private static final Malformed HEADER =
            new Malformed("leef_header", "the header has too few parts, or its delimiter is no single character");
    private static final Malformed NO_KEY = new Malformed(
            "field_name",
            "an attribute has no key and equals sign: a value may hold the delimiter, or a relay wrote tabs as #011");

    static {
        for (int i = 0; i < PARTS.length; i++) {
            PART_NAMES[i] = (CefGrammar.HEADER + PARTS[i]).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final byte delimiter;

    /** With tabs between the attributes where the header names no delimiter. */
    public LeefGrammar() {
        this('\t');
    }

    /** @param delimiter between the attributes where the header names none */
    public LeefGrammar(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    /** Whether a record begins here. */
    public static boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, START);
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        if (!startsAt(bytes, from, to)) {
            return NO_LEEF;
        }
        int at = from + START.length;
        boolean second = at < to && bytes[at] == '2';
        for (byte[] name : PART_NAMES) {
            int end = find(bytes, at, to, '|');
            if (end == to) {
                return HEADER;
            }
            into.put(into.names().find(name, 0, name.length), bytes, at, end);
            at = end + 1;
        }
        if (!second) {
            return readAttributes(bytes, at, to, delimiter, into);
        }
        int end = find(bytes, at, to, '|');
        // Some devices leave the delimiter out, so that the first attribute follows.
        if (find(bytes, at, end, '=') < end) {
            return readAttributes(bytes, at, to, delimiter, into);
        }
        int declared = delimiter(bytes, at, end);
        return declared < 0 || end == to ? HEADER : readAttributes(bytes, end + 1, to, declared, into);
    }

    private static int delimiter(byte[] bytes, int from, int to) {
        if (to == from) {
            return '\t';
        }
        if (to - from == 1) {
            return bytes[from];
        }
        int x = from < to && bytes[from] == '0' ? from + 1 : from;
        boolean isHex = x + 3 == to && bytes[x] == 'x';
        int high = isHex ? Character.digit(bytes[x + 1], 16) : -1;
        int low = isHex ? Character.digit(bytes[x + 2], 16) : -1;
        return high < 0 || low < 0 || high > 7 ? -1 : high * 16 + low;
    }

    private static @Nullable Malformed readAttributes(byte[] bytes, int from, int to, int delimiter, FieldValues into) {
        int at = from;
        while (at < to) {
            int end = find(bytes, at, to, delimiter);
            int equals = keyEnd(bytes, at, end);
            if (at < end) {
                if (equals == at || equals == end || bytes[equals] != '=') {
                    return NO_KEY;
                }
                into.put(into.names().find(bytes, at, equals), bytes, equals + 1, end);
            }
            at = end + 1;
        }
        return null;
    }

    private static int keyEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '=' && bytes[at] > ' ' && bytes[at] != '"' && bytes[at] != '/') {
            at++;
        }
        return at;
    }

    private static int find(byte[] bytes, int from, int to, int b) {
        int at = from;
        while (at < to && bytes[at] != b) {
            at++;
        }
        return at;
    }
}
