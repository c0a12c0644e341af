package org.dutywatch.ingest.reading.domain;

/**
 * Iterates over the lines of one record, because a shipper may pack many lines into one value. A line ends at a newline
 * or at the four characters {@code #012}, with which rsyslog escapes one. Skips empty lines. Allocates nothing per
 * line.
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
    private int from;
    private int to;
    private int rest;

    public LineSplitter(byte[] value) {
        this.value = value;
    }

    /** Moves to the next line that is not empty. Returns false if there is none. */
    public boolean next() {
        while (rest < value.length) {
            from = rest;
            int end = from;
            int after = -1;
            while (end < value.length && after < 0) {
                byte b = value[end];
                if (b == '\n') {
                    after = end + 1;
                } else if (b == '#' && isEscape(end, '2')) {
                    after = end + 4;
                } else {
                    end++;
                }
            }
            rest = after < 0 ? value.length : after;
            to = withoutCarriageReturn(end);
            if (from < to) {
                return true;
            }
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

    /**
     * Whether {@code #01} and {@code last} begin here: rsyslog escapes newline as {@code #012}, return as {@code #015}.
     */
    private boolean isEscape(int at, char last) {
        return at + 3 < value.length && value[at + 1] == '0' && value[at + 2] == '1' && value[at + 3] == last;
    }

    private int withoutCarriageReturn(int end) {
        int cut = end;
        while (cut > from && value[cut - 1] == '\r') {
            cut--;
        }
        return cut - from >= 4 && value[cut - 4] == '#' && isEscape(cut - 4, '5') ? cut - 4 : cut;
    }
}
