package org.dutywatch.ingest.reading.domain;

/** Finds numbers and codes in lines. */
public final class Words {
    /** So many digits cannot overflow a long. */
    public static final int MAX_DIGITS = 18;

    private Words() {}

    /** The position after the digits that begin here; {@code from} if there are none. */
    public static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /**
     * The end of a word like {@code TCP_MISS}; {@code from} if there is none. It begins with a capital letter. Squid by
     * default writes the names that clients type in small letters, so that these hold no code.
     */
    public static int codeEnd(byte[] bytes, int from, int to) {
        int at = from;
        if (at < to && bytes[at] == '_') {
            return from;
        }
        while (at < to && (bytes[at] >= 'A' && bytes[at] <= 'Z' || bytes[at] == '_')) {
            at++;
        }
        return at;
    }

    /** The value of at most {@value #MAX_DIGITS} digits. */
    public static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }
}
