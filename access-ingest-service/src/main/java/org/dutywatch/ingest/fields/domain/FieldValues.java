package org.dutywatch.ingest.fields.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of one record, without the quotes and escapes of its grammar, side by side in one array. Mutable and reused
 * for every record of a reader, so that a record costs no object. A grammar writes them, a format reads them.
 *
 * <p>If a record has a name twice, its first value counts, and {@link #hasRepeated} says so.
 */
public final class FieldValues {
    private static final int MAX_DIGITS = 18;
    private static final int ABSENT = -1;

    private final FieldNames names;
    private final int[] from;
    private final int[] to;
    private byte[] bytes = new byte[2048];
    private int size;
    private int open = ABSENT;
    private int last = ABSENT;
    private boolean repeated;

    public FieldValues(FieldNames names) {
        this.names = names;
        this.from = new int[names.size()];
        this.to = new int[names.size()];
        clear();
    }

    /** Forgets the record before. */
    public void clear() {
        Arrays.fill(from, ABSENT);
        Arrays.fill(to, ABSENT);
        size = 0;
        open = ABSENT;
        last = ABSENT;
        repeated = false;
    }

    public FieldNames names() {
        return names;
    }

    /** Adds a value that needs no decoding. A {@code position} that is {@link FieldNames#UNKNOWN} is ignored. */
    public void put(int position, byte[] source, int sourceFrom, int sourceTo) {
        begin(position);
        append(source, sourceFrom, sourceTo);
        end();
    }

    /** Begins a value, whose bytes are appended until {@link #end}. */
    public void begin(int position) {
        open = position;
        last = position;
        if (position != FieldNames.UNKNOWN && from[position] != ABSENT) {
            repeated = true;
            open = FieldNames.UNKNOWN;
        }
        if (open != FieldNames.UNKNOWN) {
            from[open] = size;
        }
    }

    /** Appends one byte to the value that was begun. */
    public void append(byte b) {
        if (open != FieldNames.UNKNOWN) {
            ensure(1);
            bytes[size++] = b;
        }
    }

    /** Appends bytes to the value that was begun. */
    public void append(byte[] source, int sourceFrom, int sourceTo) {
        if (open != FieldNames.UNKNOWN) {
            int length = sourceTo - sourceFrom;
            ensure(length);
            System.arraycopy(source, sourceFrom, bytes, size, length);
            size += length;
        }
    }

    /** Ends the value that was begun. */
    public void end() {
        if (open != FieldNames.UNKNOWN) {
            to[open] = size;
        }
        open = FieldNames.UNKNOWN;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    /**
     * Appends values that the record has, with blanks between them, as one value that ends at {@link #size}.
     *
     * @return the position of its first byte
     */
    public int join(int... positions) {
        int start = size;
        for (int position : positions) {
            if (position != FieldNames.UNKNOWN && has(position)) {
                int length = to[position] - from[position];
                ensure(length + 1);
                if (size > start) {
                    bytes[size++] = ' ';
                }
                System.arraycopy(bytes, from[position], bytes, size, length);
                size += length;
            }
        }
        return start;
    }

    /** The position after the last byte of all values. */
    public int size() {
        return size;
    }

    /** The position of the last value of the record, which is incomplete if the line was cut; may be {@code UNKNOWN}. */
    public int last() {
        return last;
    }

    /** Whether the record has one of the names twice. */
    public boolean hasRepeated() {
        return repeated;
    }

    /** The array of all values. It may be another one after the next record. */
    public byte[] bytes() {
        return bytes;
    }

    /** The position of the first byte of a value; 0 if the record has none with this name. */
    public int from(int position) {
        return Math.max(0, from[position]);
    }

    /** The position after the last byte of a value; 0 if the record has none with this name. */
    public int to(int position) {
        return Math.max(0, to[position]);
    }

    /** Whether the record has a value with this name, be it empty. */
    public boolean isPresent(int position) {
        return from[position] != ABSENT;
    }

    /** Whether a value that is not empty begins before another one, which the record may lack. */
    public boolean isBefore(int position, int other) {
        return from[other] == ABSENT || from[position] < from[other];
    }

    /** Whether the record has a value with this name that says something: it is neither empty nor {@code -}. */
    public boolean has(int position) {
        int length = to[position] - from[position];
        return length > 1 || length == 1 && bytes[from[position]] != '-';
    }

    /** Whether the value is this word, which is written in lower case; upper and lower case are the same. */
    public boolean is(int position, String word) {
        if (to(position) - from(position) != word.length() || from[position] == ABSENT) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte b = bytes[from[position] + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the value is one of these words, which are written in lower case. */
    public boolean isOneOf(int position, String... words) {
        for (String word : words) {
            if (is(position, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the value begins with these characters, which are written in lower case. */
    public boolean startsWith(int position, String word) {
        if (from[position] == ABSENT || to[position] - from[position] < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte b = bytes[from[position] + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The value of at most 18 digits; -1 if it is anything else, or absent. */
    public long number(int position) {
        int start = from(position);
        int end = to(position);
        if (start == end || end - start > MAX_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int at = start; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return -1;
            }
            number = number * 10 + (bytes[at] - '0');
        }
        return number;
    }

    /** The value as text, for settings and tests; a broken character becomes U+FFFD. */
    public String text(int position) {
        return new String(bytes, from(position), to(position) - from(position), StandardCharsets.UTF_8);
    }
}
