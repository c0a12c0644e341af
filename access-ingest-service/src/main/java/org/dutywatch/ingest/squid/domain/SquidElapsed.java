package org.dutywatch.ingest.squid.domain;

import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.Words;

/**
 * Reads how long a request took, in milliseconds. If the clock was set during a request, this is below zero or longer than
 * any log. The request happened all the same: it counts as an access of unknown length at its end.
 */
public final class SquidElapsed {
    private static final long LONGEST_MILLIS = 31L * 24 * 60 * 60 * 1000;

    private SquidElapsed() {}

    /** The position after the number; {@code from} if there is none. */
    public static int scan(byte[] bytes, int from, int to, ScannedLine into) {
        boolean negative = from < to && bytes[from] == '-';
        int digits = negative ? from + 1 : from;
        int end = Words.digitsEnd(bytes, digits, to);
        if (end == digits) {
            return from;
        }
        boolean tooLong = end - digits > Words.MAX_DIGITS;
        long millis = tooLong ? Long.MAX_VALUE : Words.number(bytes, digits, end);
        into.elapsedImpossible = negative && millis > 0 || millis > LONGEST_MILLIS;
        into.elapsedMillis = into.elapsedImpossible ? 0 : millis;
        return end;
    }
}
