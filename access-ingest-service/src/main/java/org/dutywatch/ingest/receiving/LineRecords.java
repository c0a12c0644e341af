package org.dutywatch.ingest.receiving;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream into records of whole lines. Holds only one record in memory, however long the stream is. */
final class LineRecords {
    /**
     * In bytes. Longer lines are malformed. Of a line that does not fit into a record, only this much and one byte is
     * kept, so that it is found to be too long.
     */
    static final int LONGEST_LINE = 65_536;

    private final InputStream in;
    private final byte[] buffer;
    private int filled;
    private boolean ended;
    private long lines;
    private long bytes;

    /** @param recordSize in bytes, more than {@link #LONGEST_LINE} */
    LineRecords(InputStream in, int recordSize) {
        this.in = in;
        this.buffer = new byte[recordSize];
    }

    /** The next record; null at the end of the stream. */
    byte @Nullable [] next() throws IOException {
        fill();
        if (filled == 0) {
            return null;
        }
        int end = ended ? filled : endOfLastLine();
        if (end == 0) {
            return headOfTooLongLine();
        }
        byte[] record = Arrays.copyOf(buffer, end);
        System.arraycopy(buffer, end, buffer, 0, filled - end);
        filled -= end;
        count(record);
        return record;
    }

    /** How many lines that are not empty the records so far hold. */
    long lines() {
        return lines;
    }

    /** How many bytes were read from the stream so far. */
    long bytes() {
        return bytes;
    }

    private void fill() throws IOException {
        while (!ended && filled < buffer.length) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
                bytes += read;
            }
        }
    }

    private int endOfLastLine() {
        int end = filled;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** The head of a line that does not fit into a record; skips its rest. */
    private byte[] headOfTooLongLine() throws IOException {
        byte[] head = Arrays.copyOf(buffer, LONGEST_LINE + 1);
        lines++;
        int rest = -1;
        while (rest < 0 && !ended) {
            filled = 0;
            fill();
            rest = endOfFirstLine();
        }
        int from = Math.max(rest, 0);
        int kept = rest < 0 ? 0 : filled - from;
        System.arraycopy(buffer, from, buffer, 0, kept);
        filled = kept;
        return head;
    }

    private int endOfFirstLine() {
        for (int i = 0; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private void count(byte[] record) {
        boolean content = false;
        for (byte b : record) {
            if (b == '\n') {
                lines += content ? 1 : 0;
                content = false;
            } else if (b != '\r') {
                content = true;
            }
        }
        lines += content ? 1 : 0;
    }
}
