package org.dutywatch.ingest.squid.httpd.domain;

import static org.dutywatch.ingest.reading.domain.Words.digitsEnd;
import static org.dutywatch.ingest.reading.domain.Words.number;

import org.dutywatch.ingest.reading.domain.EpochTime;

/** Reads times such as {@code 22/Nov/2026:13:21:21 +0000}, without making objects. */
final class SquidTimeText {
    /** The text has not the form of a time. */
    static final long NOT_READ = Long.MIN_VALUE;

    /** There is no such time. */
    static final long IMPOSSIBLE = Long.MIN_VALUE + 1;

    private static final int LENGTH = 26;
    private static final String SHAPE = "00/Mon/0000:00:00:00 ";

    private SquidTimeText() {}

    /** Epoch seconds, {@link #NOT_READ} or {@link #IMPOSSIBLE}. */
    static long seconds(byte[] bytes, int from, int to) {
        if (to - from < LENGTH || !hasShape(bytes, from)) {
            return NOT_READ;
        }
        int month = EpochTime.month(bytes, from + 3, to);
        int offset = EpochTime.offset(bytes, from + SHAPE.length(), to);
        if (month == 0 || offset == Integer.MIN_VALUE) {
            return NOT_READ;
        }
        long seconds = EpochTime.of(
                number(bytes, from + 7, from + 11),
                month,
                (int) number(bytes, from, from + 2),
                (int) number(bytes, from + 12, from + 14),
                (int) number(bytes, from + 15, from + 17),
                (int) number(bytes, from + 18, from + 20),
                offset);
        return seconds == EpochTime.NONE ? IMPOSSIBLE : seconds;
    }

    private static boolean hasShape(byte[] bytes, int from) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char expected = SHAPE.charAt(i);
            boolean isDigit = digitsEnd(bytes, from + i, from + i + 1) > from + i;
            boolean fits = expected == '0' ? isDigit : i >= 3 && i < 6 || bytes[from + i] == expected;
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
