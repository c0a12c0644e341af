package org.dutywatch.ingest.reading.domain;

import org.jspecify.annotations.Nullable;

/**
 * Iterates over the lines of one record, because a shipper may pack many lines into one value. A line ends at a newline
 * and nowhere else, whatever characters the line holds. Only if a syslog relay made the record, a line also ends at the
 * four characters {@code #012}, with which rsyslog escapes a newline, where {@link LineFormat#relayedLineEnd} is certain
 * that no client wrote them.
 *
 * <p>Blank lines are skipped and counted, and so are NUL bytes around a line, of which a log file that was truncated
 * while the proxy wrote to it has any number. Allocates nothing per line.
 *
 * <pre>{@code
 * var lines = new LineSplitter(value);
 * while (lines.next()) {
 *     reader.read(value, lines.from(), lines.to());
 * }
 * }</pre>
 */
public final class LineSplitter {
    private final byte[] value;
    private final @Nullable LineFormat relayedFormat;
    private int from;
    private int to;
    private int rest;
    private int newline = -1;
    private long blankLines;
    private long nulBytes;

    /** Splits a record that holds the lines as the proxy wrote them. */
    public LineSplitter(byte[] value) {
        this(value, null);
    }

    /** @param relayedFormat the format of the lines, if a syslog relay escaped the newlines between them; null otherwise */
    public LineSplitter(byte[] value, @Nullable LineFormat relayedFormat) {
        this.value = value;
        this.relayedFormat = relayedFormat;
    }

    /** Moves to the next line that is not blank. Returns false if there is none. */
    public boolean next() {
        while (rest < value.length) {
            int start = rest;
            int end = lineEnd(start);
            rest = end == value.length ? end : end + (value[end] == '\n' ? 1 : 4);
            from = contentStart(start, end);
            to = contentEnd(from, end);
            if (from < to) {
                return true;
            }
            blankLines += end < value.length ? 1 : 0;
        }
        return false;
    }

    /** First byte of the current line. */
    public int from() {
        return from;
    }

    /** One past the last byte of the current line. */
    public int to() {
        return to;
    }

    /** How many lines so far were blank: nothing but spaces, returns and NUL bytes before the line end. */
    public long blankLines() {
        return blankLines;
    }

    /** How many NUL bytes were skipped so far, before, after and between lines. */
    public long nulBytes() {
        return nulBytes;
    }

    private int lineEnd(int start) {
        if (newline < start) {
            newline = start;
            while (newline < value.length && value[newline] != '\n') {
                newline++;
            }
        }
        return relayedFormat == null ? newline : relayedFormat.relayedLineEnd(value, start, newline);
    }

    private int contentStart(int start, int end) {
        int at = start;
        while (at < end && Bytes.isFiller(value[at])) {
            nulBytes += value[at++] == 0 ? 1 : 0;
        }
        return at;
    }

    private int contentEnd(int start, int end) {
        int at = end;
        while (at > start) {
            if (Bytes.isFiller(value[at - 1])) {
                nulBytes += value[--at] == 0 ? 1 : 0;
            } else if (relayedFormat != null && at - start >= 4 && Bytes.isEscapedReturn(value, at - 4, at)) {
                at -= 4;
            } else {
                return at;
            }
        }
        return at;
    }
}
