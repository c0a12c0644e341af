package org.dutywatch.ingest.receiving;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.dutywatch.ingest.fields.domain.DeclaredColumns;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Packs the lines of a stream into records of whole lines. What a directive of the format, such as W3C's {@code #Fields},
 * says about the lines after it holds for the following records, too, so these come with it. Holds three records in memory, however long the stream is.
 */
final class RecordPacker {
    private final InputStream in;
    private final LineFormat format;
    private final ScannedLine line = new ScannedLine();
    private final byte[] buffer;
    private int filled;
    private boolean ended;
    private long lines;
    private long bytes;
    private long records;
    private PackedRecord first = PackedRecord.EMPTY;
    private PackedRecord last = PackedRecord.EMPTY;

    /** @param recordSize in bytes, more than {@link AccessReader#LONGEST_LINE} */
    RecordPacker(InputStream in, int recordSize, LineFormat format) {
        this.in = in;
        this.format = format;
        this.buffer = new byte[recordSize];
    }

    /** The next record; null at the end of the stream. */
    @Nullable
    PackedRecord next() throws IOException {
        DeclaredColumns columns = line.columns;
        byte[] lines = pack();
        PackedRecord record = null;
        if (lines != null) {
            record = new PackedRecord(lines, columns == null ? null : columns.directive());
            first = records == 0 ? record : first;
            last = record;
            records++;
        }
        return record;
    }

    private byte @Nullable [] pack() throws IOException {
        fill();
        if (filled == 0) {
            return null;
        }
        int end = ended ? filled : endOfLastLine();
        if (end == 0) {
            end = endOfNulBytes();
        }
        if (end == 0) {
            return headOfTooLongLine();
        }
        byte[] record = Arrays.copyOf(buffer, end);
        System.arraycopy(buffer, end, buffer, 0, filled - end);
        filled -= end;
        count(record);
        return record;
    }

    /** How many lines the records so far hold, without empty ones. */
    long lines() {
        return lines;
    }

    /** How many bytes were read from the stream so far. */
    long bytes() {
        return bytes;
    }

    /** How many records there are so far. */
    long records() {
        return records;
    }

    /** The first record; empty if there is none so far. */
    PackedRecord first() {
        return first;
    }

    /** The newest record so far; empty if there is none. */
    PackedRecord last() {
        return last;
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

    /**
     * A log file that was truncated while the proxy wrote to it begins with any number of NUL bytes. They are no content of
     * the line after them, so they may be a record of their own.
     */
    private int endOfNulBytes() {
        int end = 0;
        while (end < filled && buffer[end] == 0) {
            end++;
        }
        return end;
    }

    private int endOfLastLine() {
        int end = filled;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /**
     * The first bytes of a line that does not fit into a record, one byte more than a line may have, so that its reader
     * finds it malformed. Skips the rest of the line.
     */
    private byte[] headOfTooLongLine() throws IOException {
        byte[] head = Arrays.copyOf(buffer, AccessReader.LONGEST_LINE + 1);
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
        boolean hasContent = false;
        int start = 0;
        for (int at = 0; at < record.length; at++) {
            byte b = record[at];
            if (b == '\n') {
                lines += hasContent ? 1 : 0;
                hasContent = false;
                readDirective(record, start, at);
                start = at + 1;
            } else if (b != '\r' && b != ' ' && b != 0) {
                hasContent = true;
            }
        }
        lines += hasContent ? 1 : 0;
    }

    private void readDirective(byte[] record, int from, int to) {
        if (format.isDirective(record, from, to)) {
            format.readDirective(record, from, to > from && record[to - 1] == '\r' ? to - 1 : to, line);
        }
    }
}
