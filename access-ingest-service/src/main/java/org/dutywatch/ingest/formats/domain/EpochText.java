package org.dutywatch.ingest.formats.domain;

import org.dutywatch.ingest.reading.domain.EpochTime;
import org.dutywatch.ingest.reading.domain.Words;

/**
 * Reads times since 1970 in UTC: seconds with or without a fraction, or whole milli-, micro- or nanoseconds, which the number
 * of digits tells apart. Allocates nothing.
 */
public final class EpochText {
    private static final int SECONDS_DIGITS = 10;

    private EpochText() {}

    /** Epoch milliseconds of {@code bytes[from, to)}; {@link ZoneTimes#NONE} if it is no time of the years 2000 to 2099. */
    public static long millis(byte[] bytes, int from, int to) {
        int whole = Words.digitsEnd(bytes, from, to);
        int digits = whole - from;
        boolean fraction = whole < to && bytes[whole] == '.' && digits <= SECONDS_DIGITS;
        int end = fraction ? Words.digitsEnd(bytes, whole + 1, to) : whole;
        boolean isTime = end == to
                && (digits == SECONDS_DIGITS - 1
                        || digits >= SECONDS_DIGITS && digits <= 19 && (digits - SECONDS_DIGITS) % 3 == 0);
        if (!isTime) {
            return ZoneTimes.NONE;
        }
        int secondsEnd = Math.min(whole, from + SECONDS_DIGITS);
        long seconds = Words.number(bytes, from, secondsEnd);
        if (!EpochTime.isPlausible(seconds)) {
            return ZoneTimes.NONE;
        }
        int millisFrom = fraction ? whole + 1 : secondsEnd;
        int millis = 0;
        for (int i = 0; i < 3; i++) {
            millis = millis * 10 + (millisFrom + i < end ? bytes[millisFrom + i] - '0' : 0);
        }
        return seconds * 1000 + millis;
    }
}
