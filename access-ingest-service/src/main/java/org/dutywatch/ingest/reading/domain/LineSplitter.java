package org.dutywatch.ingest.reading.domain;

/**
 * Iterates over the lines of one record, because a shipper may pack many lines into one value. A line ends at a newline
 * and nowhere else, whatever characters the line holds. Only if a syslog relay made the record, a line also ends at the
 * four characters {@code #012}, with which rsyslog escapes a newline; but not within a field in quotes or brackets, which
 * holds text that a client chose.
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
    private final boolean relayEscapes;
    private int from;
    private int to;
    private int rest;
    private long blankLines;
    private long nulBytes;

    /** Splits a record that holds the lines as the proxy wrote them. */
    public LineSplitter(byte[] value) {
        this(value, false);
    }

    /** @param relayEscapes whether a syslog relay escaped the newlines between lines; see {@link LineSplitter} */
    public LineSplitter(byte[] value, boolean relayEscapes) {
        this.value = value;
        this.relayEscapes = relayEscapes;
    }

    /** Moves to the next line that is not blank. Returns false if there is none. */
    public boolean next() {
        while (rest < value.length) {
            int start = rest;
            int end = relayEscapes ? relayedLineEnd(start) : newline(start);
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

    private int newline(int start) {
        int at = start;
        while (at < value.length && value[at] != '\n') {
            at++;
        }
        return at;
    }

    private int relayedLineEnd(int start) {
        byte closing = 0;
        for (int at = start; at < value.length; at++) {
            byte b = value[at];
            if (b == '\n' || closing == 0 && isEscape(at, '2')) {
                return at;
            }
            if (closing == 0) {
                closing = at > start && value[at - 1] == ' ' ? closingOf(b) : 0;
            } else if (b == '\\' && closing == '"') {
                at++;
            } else if (b == closing && isFieldEnd(at + 1)) {
                closing = 0;
            }
        }
        return value.length;
    }

    private static byte closingOf(byte b) {
        return b == '"' ? b : b == '[' ? (byte) ']' : 0;
    }

    private boolean isFieldEnd(int at) {
        return at == value.length
                || value[at] == ' '
                || value[at] == '\r'
                || value[at] == '\n'
                || isEscape(at, '2')
                || isEscape(at, '5');
    }

    private boolean isEscape(int at, char last) {
        return isEscape(value, at, last);
    }

    /** Whether {@code #01} and {@code last} begin here: rsyslog escapes newline as {@code #012}, return as {@code #015}. */
    static boolean isEscape(byte[] bytes, int at, char last) {
        return at + 3 < bytes.length
                && bytes[at] == '#'
                && bytes[at + 1] == '0'
                && bytes[at + 2] == '1'
                && bytes[at + 3] == last;
    }

    private int contentStart(int start, int end) {
        int at = start;
        while (at < end && isFiller(value[at])) {
            nulBytes += value[at++] == 0 ? 1 : 0;
        }
        return at;
    }

    private int contentEnd(int start, int end) {
        int at = end;
        while (at > start) {
            if (isFiller(value[at - 1])) {
                nulBytes += value[--at] == 0 ? 1 : 0;
            } else if (relayEscapes && at - start >= 4 && isEscape(at - 4, '5')) {
                at -= 4;
            } else {
                return at;
            }
        }
        return at;
    }

    private static boolean isFiller(byte b) {
        return b == 0 || Bytes.isBlank(b);
    }
}
