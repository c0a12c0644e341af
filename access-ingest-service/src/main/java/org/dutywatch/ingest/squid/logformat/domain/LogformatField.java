package org.dutywatch.ingest.squid.logformat.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * A field of a compiled format: which text is before it, and which bytes it holds. It ends at the first byte that it cannot
 * hold, so that there is one way to read it. Positions are -1 if the line does not fit.
 *
 * @param before the text between the field before, or the begin of the line, and this one
 * @param allowed which bytes it holds; not for a time
 * @param escapes a backslash and the byte after it belong to the field
 * @param time null if it is no time
 * @param separatorFault what is wrong if {@code before} is missing
 * @param fault what is wrong if the field cannot be read
 */
record LogformatField(
        byte[] before,
        LogformatRole role,
        boolean[] allowed,
        boolean escapes,
        boolean padded,
        boolean left,
        @Nullable StrftimePattern time,
        Malformed separatorFault,
        Malformed fault) {

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The position of the first byte of the field. */
    int start(byte[] bytes, int at, int to) {
        if (!Bytes.startsWith(bytes, at, to, before)) {
            return -1;
        }
        int start = at + before.length;
        return padded && !left ? Bytes.spacesEnd(bytes, start, to) : start;
    }

    /** The position after the last byte of the field, which Squid never leaves empty. */
    int end(byte[] bytes, int start, int to) {
        if (time != null) {
            return time.end(bytes, start, to);
        }
        int at = start;
        while (at < to && allowed[bytes[at] & 0xFF]) {
            boolean escape = escapes && bytes[at] == '\\' && at + 1 < to && (bytes[at + 1] & 0xFF) > ' ';
            at += escape ? 2 : 1;
        }
        return at == start ? -1 : at;
    }

    /** The position after the blanks that make a field at the left wide enough, but for the one that separates. */
    int paddedEnd(byte[] bytes, int end, int to) {
        if (!padded || !left) {
            return end;
        }
        int next = Bytes.spacesEnd(bytes, end, to);
        return next == to ? to : Math.max(end, next - 1);
    }
}
