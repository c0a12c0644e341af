package org.dutywatch.ingest.reading.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.spacesEnd;
import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;

/**
 * Finds the header that syslog puts before a line: {@code <166>Sep 30 20:25:30 host(squid-1)[72246]: }, the same
 * without the priority or with an ISO 8601 time stamp, or RFC 5424's
 * {@code <134>1 2026-11-01T12:00:00Z host squid 123 - - }. Relays may have put several headers before a line.
 */
final class SyslogPrefix {
    private static final int MAX_PREFIXES = 3;

    /** The tag ends within this many bytes after the time stamp; a later colon does not belong to it. */
    private static final int MAX_TAG_BYTES = 300;

    private static final int RFC3164_STAMP = 16;

    private SyslogPrefix() {}

    /** The position at which the line itself begins; {@code from} if there is no syslog header. */
    static int skip(byte[] bytes, int from, int to) {
        int at = from;
        for (int i = 0; i < MAX_PREFIXES; i++) {
            int next = skipOne(bytes, at, to);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static int skipOne(byte[] bytes, int from, int to) {
        if (from == to) {
            return from;
        }
        int at = from;
        if (bytes[from] == '<') {
            at = afterPriority(bytes, from, to);
            if (at == from) {
                return from;
            }
            if (at + 2 < to && bytes[at] == '1' && bytes[at + 1] == ' ') {
                return afterRfc5424(bytes, at + 2, to, from);
            }
        }
        if (isRfc3164Stamp(bytes, at, to)) {
            return afterTag(bytes, at + RFC3164_STAMP, to, from);
        }
        if (isIsoStamp(bytes, at, to)) {
            return afterTag(bytes, wordEnd(bytes, at, to), to, from);
        }
        return at;
    }

    private static int afterPriority(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to && at - from <= 4 && isDigit(bytes[at])) {
            at++;
        }
        return at > from + 1 && at < to && bytes[at] == '>' ? at + 1 : from;
    }

    /**
     * The position after time stamp, host, application, process, message id and structured data; {@code otherwise} if
     * malformed.
     */
    private static int afterRfc5424(byte[] bytes, int from, int to, int otherwise) {
        int at = from;
        for (int field = 0; field < 5; field++) {
            at = spacesEnd(bytes, wordEnd(bytes, at, to), to);
        }
        if (at < to && bytes[at] == '-') {
            at++;
        } else {
            at = afterStructuredData(bytes, at, to);
        }
        if (at >= to || bytes[at] != ' ') {
            return otherwise;
        }
        at = spacesEnd(bytes, at, to);
        boolean byteOrderMark = at + 2 < to && (bytes[at] & 0xFF) == 0xEF && (bytes[at + 1] & 0xFF) == 0xBB;
        return byteOrderMark ? at + 3 : at;
    }

    private static int afterStructuredData(byte[] bytes, int from, int to) {
        int at = from;
        boolean quoted = false;
        boolean inside = false;
        while (at < to && (inside || bytes[at] == '[')) {
            byte b = bytes[at];
            if (b == '\\' && quoted) {
                at++;
            } else if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && (b == '[' || b == ']')) {
                inside = b == '[';
            }
            at++;
        }
        return Math.min(at, to);
    }

    private static boolean isRfc3164Stamp(byte[] bytes, int from, int to) {
        return to - from > RFC3164_STAMP
                && bytes[from] >= 'A'
                && bytes[from] <= 'S'
                && bytes[from + 3] == ' '
                && isDigit(bytes[from + 5])
                && bytes[from + 6] == ' '
                && bytes[from + 9] == ':'
                && bytes[from + 12] == ':'
                && bytes[from + 15] == ' ';
    }

    private static boolean isIsoStamp(byte[] bytes, int from, int to) {
        return to - from > 19
                && bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 10] == 'T'
                && bytes[from + 13] == ':'
                && isDigit(bytes[from]);
    }

    /** The position after the first colon and blank within {@link #MAX_TAG_BYTES}; else {@code otherwise}. */
    private static int afterTag(byte[] bytes, int from, int to, int otherwise) {
        int last = Math.min(to - 1, from + MAX_TAG_BYTES);
        for (int at = from; at < last; at++) {
            if (bytes[at] == ':' && bytes[at + 1] == ' ') {
                return spacesEnd(bytes, at + 1, to);
            }
        }
        return otherwise;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
