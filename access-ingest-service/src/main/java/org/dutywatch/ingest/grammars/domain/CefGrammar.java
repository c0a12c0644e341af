package org.dutywatch.ingest.grammars.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * ArcSight's Common Event Format: {@code CEF:0|vendor|product|version|event|name|severity|key=value key=value}. The parts of
 * the header have the names {@link #HEADER}. A value goes on until a blank, a key and an equals sign follow. A backslash
 * before {@code =}, {@code |} or a backslash is an escape; before anything else it is itself, as in {@code DOMAIN\name}.
 */
public final class CefGrammar implements Grammar {
    /** The names of the parts of the header. No key of an extension has such a name, because keys have no blank. */
    public static final String HEADER = "header ";

    private static final byte[] START = {'C', 'E', 'F', ':'};
    private static final String[] PARTS = {"version", "vendor", "product", "device version", "event", "name", "severity"
    };
    private static final byte[][] PART_NAMES = new byte[PARTS.length][];
    private static final Malformed NO_CEF = new Malformed("not_cef", "the line does not begin with CEF:");
    private static final Malformed CUT_HEADER =
            new Malformed("cef_header", "the header has less than seven parts with | after them");
    private static final Malformed NO_KEY =
            new Malformed("field_name", "the extension does not begin with a key and an equals sign");

    static {
        for (int i = 0; i < PARTS.length; i++) {
            PART_NAMES[i] = (HEADER + PARTS[i]).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Whether a record begins here. */
    public static boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, START);
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        if (!startsAt(bytes, from, to)) {
            return NO_CEF;
        }
        int at = from + START.length;
        for (byte[] name : PART_NAMES) {
            int end = partEnd(bytes, at, to);
            if (end == to) {
                return CUT_HEADER;
            }
            put(into.names().find(name, 0, name.length), bytes, at, end, into);
            at = end + 1;
        }
        return readExtension(bytes, Bytes.spacesEnd(bytes, at, to), to, into);
    }

    private static @Nullable Malformed readExtension(byte[] bytes, int from, int to, FieldValues into) {
        int key = from;
        while (key < to) {
            int equals = keyEnd(bytes, key, to);
            if (equals == key || equals == to || bytes[equals] != '=') {
                return NO_KEY;
            }
            int next = nextKey(bytes, equals + 1, to);
            int end = Math.min(next, to);
            while (end > equals + 1 && bytes[end - 1] == ' ') {
                end--;
            }
            put(into.names().find(bytes, key, equals), bytes, equals + 1, end, into);
            key = next;
        }
        return null;
    }

    /** The position of the next key: after a blank, and before an equals sign that is not escaped. */
    private static int nextKey(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\\') {
                at++;
            } else if (bytes[at] == ' ') {
                int end = keyEnd(bytes, at + 1, to);
                if (end > at + 1 && end < to && bytes[end] == '=') {
                    return at + 1;
                }
            }
        }
        return to;
    }

    private static int keyEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isKey(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isKey(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b == '_'
                || b == '.'
                || b == '-'
                || b == '['
                || b == ']';
    }

    private static int partEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '|') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    private static void put(int field, byte[] bytes, int from, int to, FieldValues into) {
        into.begin(field);
        if (field == FieldNames.UNKNOWN) {
            return;
        }
        int copied = from;
        for (int at = from; at + 1 < to; at++) {
            if (bytes[at] == '\\') {
                into.append(bytes, copied, at);
                int unescaped = unescaped(bytes[at + 1]);
                if (unescaped >= 0) {
                    into.append((byte) unescaped);
                    copied = at + 2;
                } else {
                    copied = at;
                }
                at++;
            }
        }
        into.append(bytes, copied, to);
        into.end();
    }

    /** The byte that a backslash before {@code b} means; -1 if it means itself, as in {@code DOMAIN\name}. */
    private static int unescaped(byte b) {
        return b == '=' || b == '\\' || b == '|' ? b : -1;
    }
}
