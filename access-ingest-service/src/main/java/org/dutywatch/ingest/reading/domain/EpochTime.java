package org.dutywatch.ingest.reading.domain;

/** Computes and checks times without making objects. */
public final class EpochTime {
    /** No time. */
    public static final long NONE = Long.MIN_VALUE;

    /** Epoch seconds at the start of the year 2000. */
    private static final long EARLIEST = 946_684_800L;

    /** Epoch seconds at the start of the year 2100. */
    public static final long LATEST = 4_102_444_800L;

    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_OF_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int LONGEST_OFFSET_HOURS = 18;

    private EpochTime() {}

    /** Whether epoch seconds lie within the years 2000 to 2099. */
    public static boolean isPlausible(long epochSeconds) {
        return epochSeconds >= EARLIEST && epochSeconds < LATEST;
    }

    /**
     * Epoch seconds of a date and a time of day.
     *
     * @param month 1 to 12
     * @param offset of the time zone from UTC, in seconds
     * @return {@link #NONE} if there is no such time, or it is not plausible
     */
    public static long of(long year, int month, int day, int hour, int minute, int second, int offset) {
        boolean isTime = year >= 1999
                && year <= 2100
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS_OF_MONTH[month - 1]
                && (month != 2 || day < 29 || isLeap(year))
                && hour < 24
                && minute < 60
                && second <= 60;
        if (!isTime) {
            return NONE;
        }
        long before = year - 1;
        long leapDays = before / 4 - before / 100 + before / 400 - 477;
        int leapDay = month > 2 && isLeap(year) ? 1 : 0;
        long days = (year - 1970) * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1] + leapDay + day - 1;
        long seconds = days * 86_400 + hour * 3600L + minute * 60L + second - offset;
        return isPlausible(seconds) ? seconds : NONE;
    }

    /** The month, 1 to 12, whose English abbreviation begins here; 0 if none does. */
    public static int month(byte[] bytes, int from, int to) {
        for (int month = 0; month < 12 && from + 3 <= to; month++) {
            if (bytes[from] == MONTHS.charAt(month * 3)
                    && bytes[from + 1] == MONTHS.charAt(month * 3 + 1)
                    && bytes[from + 2] == MONTHS.charAt(month * 3 + 2)) {
                return month + 1;
            }
        }
        return 0;
    }

    /** The offset of {@code +0100} or {@code -0500} in seconds; {@link Integer#MIN_VALUE} if none begins here. */
    public static int offset(byte[] bytes, int from, int to) {
        boolean hasSign = to - from >= 5 && (bytes[from] == '+' || bytes[from] == '-');
        if (!hasSign || Words.digitsEnd(bytes, from + 1, from + 5) != from + 5) {
            return Integer.MIN_VALUE;
        }
        int hours = (int) Words.number(bytes, from + 1, from + 3);
        int minutes = (int) Words.number(bytes, from + 3, from + 5);
        if (hours > LONGEST_OFFSET_HOURS || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return bytes[from] == '-' ? -seconds : seconds;
    }

    private static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
