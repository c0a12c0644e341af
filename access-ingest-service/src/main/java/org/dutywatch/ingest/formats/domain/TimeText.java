package org.dutywatch.ingest.formats.domain;

import static org.dutywatch.ingest.reading.domain.Words.digitsEnd;
import static org.dutywatch.ingest.reading.domain.Words.number;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.EpochTime;
import org.dutywatch.ingest.reading.domain.FormatOptions.DateOrder;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that devices write. A date has four digits for the year, first or last, and a month as a number or an
 * English abbreviation; the weekday is skipped. The time of day follows after {@code T}, {@code :}, {@code -} or blanks; a
 * fraction and {@code Z}, {@code UTC}, {@code GMT}, {@code +01:00} or {@code +0100} may follow. Without such an offset the
 * time is one of the zone. Allocates nothing.
 */
public final class TimeText {
    /** Nobody can say what time it is. */
    public static final Malformed IMPOSSIBLE =
            new Malformed("impossible_timestamp", "the time does not exist, or lies outside the years 2000 to 2099");

    /** See {@link ZoneTimes}. */
    public static final Malformed TWICE = new Malformed(
            "ambiguous_local_time",
            "the clocks showed this time twice, because they were put back: let the device log UTC or an offset");

    /** The 29th of February comes every four years, and eight around 2100, which is later than any time here. */
    private static final int MOST_YEARS = 6;

    private final ZoneTimes zone;
    private final @Nullable DateOrder order;

    /** @param order of day and month in dates of digits that end with the year; null if the device writes none */
    public TimeText(ZoneTimes zone, @Nullable DateOrder order) {
        this.zone = zone;
        this.order = order;
    }

    /** What is wrong with a time; null if nothing is. */
    public static @Nullable Malformed fault(long millis) {
        if (millis == ZoneTimes.TWICE) {
            return TWICE;
        }
        return millis == ZoneTimes.NONE ? IMPOSSIBLE : null;
    }

    /** Epoch milliseconds of the time in {@code bytes[from, to)}; {@link ZoneTimes#NONE} or {@link ZoneTimes#TWICE}. */
    public long millis(byte[] bytes, int from, int to) {
        int start = afterWeekday(bytes, from, to);
        int first = digitsEnd(bytes, start, to);
        if (first == start) {
            return monthFirst(bytes, start, to);
        }
        int second = first + 1;
        int third = monthEnd(bytes, second, to);
        int end = third < 0 ? -1 : digitsEnd(bytes, third + 1, to);
        if (end < 0 || third + 1 >= end || end - third > 5 || first - start > 4) {
            return ZoneTimes.NONE;
        }
        boolean named = !isDigit(bytes, second, to);
        int month = named ? EpochTime.month(bytes, second, to) : (int) number(bytes, second, third);
        if (first - start == 4) {
            return clock(bytes, end, to, number(bytes, start, first), month, (int) number(bytes, third + 1, end));
        }
        if (end - third - 1 != 4) {
            return ZoneTimes.NONE;
        }
        long year = number(bytes, third + 1, end);
        int one = (int) number(bytes, start, first);
        if (named) {
            return clock(bytes, end, to, year, month, one);
        }
        if (order == null) {
            return ZoneTimes.NONE;
        }
        return order == DateOrder.DMY
                ? clock(bytes, end, to, year, month, one)
                : clock(bytes, end, to, year, one, month);
    }

    /**
     * Epoch milliseconds of a date, a time of day and an offset that are values of their own.
     *
     * @param offset such as {@code +0100}; if the record has none, or it is {@link FieldNames#UNKNOWN}, the time is one of
     *     the zone
     */
    public long millis(FieldValues values, int date, int time, int offset) {
        int from = values.join(date, time, offset);
        return millis(values.bytes(), from, values.size());
    }

    /**
     * Epoch milliseconds of a value that is a time since 1970, if it has only digits, else a date and time;
     * {@link ZoneTimes#NONE} or {@link ZoneTimes#TWICE}.
     */
    public long epochOrTextMillis(FieldValues values, int field) {
        byte[] bytes = values.bytes();
        int from = values.from(field);
        int to = values.to(field);
        return digitsEnd(bytes, from, to) == to ? EpochText.millis(bytes, from, to) : millis(bytes, from, to);
    }

    /** {@code Jul 22 10:59:31 2025} or {@code Jul 22 2025 10:59:31}. */
    private long monthFirst(byte[] bytes, int from, int to) {
        int month = EpochTime.month(bytes, from, to);
        int day = blanksEnd(bytes, from + 3, to);
        int dayEnd = digitsEnd(bytes, day, to);
        if (month == 0 || dayEnd == day || dayEnd - day > 2) {
            return ZoneTimes.NONE;
        }
        int next = blanksEnd(bytes, dayEnd, to);
        int nextEnd = digitsEnd(bytes, next, to);
        int dayOfMonth = (int) number(bytes, day, dayEnd);
        if (nextEnd - next == 4) {
            return clock(bytes, nextEnd, to, number(bytes, next, nextEnd), month, dayOfMonth);
        }
        int year = to - 4;
        return year > next && digitsEnd(bytes, year, to) == to && bytes[year - 1] == ' '
                ? clock(bytes, next - 1, year - 1, number(bytes, year, to), month, dayOfMonth)
                : ZoneTimes.NONE;
    }

    /**
     * Epoch milliseconds of a syslog time without a year, such as {@code Nov  3 09:00:01}, in the newest year in which it is
     * not after the newest time that the line may have.
     */
    public long millisWithoutYear(byte[] bytes, int from, int to, long newestMillis) {
        int month = EpochTime.month(bytes, from, to);
        int day = blanksEnd(bytes, from + 3, to);
        int dayEnd = digitsEnd(bytes, day, to);
        if (month == 0 || dayEnd == day || dayEnd - day > 2 || newestMillis / 1000 >= EpochTime.LATEST) {
            return ZoneTimes.NONE;
        }
        long year = 1970 + newestMillis / 1000 / 31_556_952 + 1;
        long millis = ZoneTimes.NONE;
        for (int i = 0; i < MOST_YEARS && (millis == ZoneTimes.NONE || millis > newestMillis); i++) {
            millis = clock(bytes, dayEnd, to, year - i, month, (int) number(bytes, day, dayEnd));
        }
        return millis > newestMillis ? ZoneTimes.NONE : millis;
    }

    /**
     * Epoch milliseconds of the stamp in the header before the line, with or without a year; {@link ZoneTimes#NONE} if there
     * is none.
     */
    public long headerMillis(byte[] line, ScannedLine scanned) {
        int from = scanned.stampFrom;
        int to = scanned.stampTo;
        long millis = from < to ? millis(line, from, to) : ZoneTimes.NONE;
        return millis == ZoneTimes.NONE && from < to && EpochTime.month(line, from, to) > 0
                ? millisWithoutYear(line, from, to, scanned.newestMillis)
                : millis;
    }

    /** The time of day behind a separator at {@code from}, on a day. */
    private long clock(byte[] bytes, int from, int to, long year, int month, int day) {
        int at = from < to && !isDigit(bytes, from, to) ? blanksEnd(bytes, from + 1, to) : to;
        boolean isClock = to - at >= 8
                && bytes[at + 2] == ':'
                && bytes[at + 5] == ':'
                && digitsEnd(bytes, at, to) == at + 2
                && digitsEnd(bytes, at + 3, to) == at + 5
                && digitsEnd(bytes, at + 6, to) == at + 8;
        if (!isClock) {
            return ZoneTimes.NONE;
        }
        int hour = (int) number(bytes, at, at + 2);
        int minute = (int) number(bytes, at + 3, at + 5);
        int second = (int) number(bytes, at + 6, at + 8);
        int end = at + 8;
        int millis = 0;
        if (end < to && (bytes[end] == '.' || bytes[end] == ',')) {
            int fraction = end + 1;
            end = digitsEnd(bytes, fraction, to);
            for (int i = 0; i < 3; i++) {
                millis = millis * 10 + (fraction + i < end ? bytes[fraction + i] - '0' : 0);
            }
        }
        return withOffset(bytes, blanksEnd(bytes, end, to), to, year, month, day, hour, minute, second, millis);
    }

    private long withOffset(
            byte[] bytes, int at, int to, long year, int month, int day, int hour, int minute, int second, int millis) {
        if (at == to) {
            return zone.millis(year, month, day, hour, minute, second, millis);
        }
        int offset = offset(bytes, at, to);
        long seconds = offset == Integer.MIN_VALUE
                ? EpochTime.NONE
                : EpochTime.of(year, month, day, hour, minute, second, offset);
        return seconds == EpochTime.NONE ? ZoneTimes.NONE : seconds * 1000 + millis;
    }

    /**
     * Seconds from UTC of all of {@code bytes[from, to)}, such as {@code Z}, {@code +0100}, {@code -06:00} or
     * {@code UTC+2:00}; {@link Integer#MIN_VALUE} if it is no offset.
     */
    private static int offset(byte[] bytes, int from, int to) {
        boolean named = to - from >= 3
                && (bytes[from] == 'U' && bytes[from + 1] == 'T' && bytes[from + 2] == 'C'
                        || bytes[from] == 'G' && bytes[from + 1] == 'M' && bytes[from + 2] == 'T');
        int sign = named ? from + 3 : from;
        if (named && sign == to || to - from == 1 && bytes[from] == 'Z') {
            return 0;
        }
        if (sign == to || bytes[sign] != '+' && bytes[sign] != '-') {
            return Integer.MIN_VALUE;
        }
        if (to - sign == 5 && bytes[sign + 2] != ':') {
            return EpochTime.offset(bytes, sign, to);
        }
        int hours = digitsEnd(bytes, sign + 1, to);
        boolean withColon = hours < to
                && hours - sign >= 2
                && hours - sign <= 3
                && bytes[hours] == ':'
                && to - hours == 3
                && digitsEnd(bytes, hours + 1, to) == to;
        if (!withColon) {
            return Integer.MIN_VALUE;
        }
        int seconds = (int) (number(bytes, sign + 1, hours) * 3600 + number(bytes, hours + 1, to) * 60);
        return bytes[sign] == '-' ? -seconds : seconds;
    }

    private static int afterWeekday(byte[] bytes, int from, int to) {
        boolean isWeekday = from + 4 < to
                && isLetter(bytes[from])
                && (bytes[from + 3] == ' ' || bytes[from + 3] == ',')
                && EpochTime.month(bytes, from, to) == 0;
        return isWeekday ? blanksEnd(bytes, from + 4, to) : from;
    }

    /** The end of a month of digits or letters; -1 if there is none. */
    private static int monthEnd(byte[] bytes, int from, int to) {
        int end = digitsEnd(bytes, Math.min(from, to), to);
        if (end > from) {
            return end - from <= 2 && end < to ? end : -1;
        }
        return from + 3 < to && EpochTime.month(bytes, from, to) > 0 ? from + 3 : -1;
    }

    private static int blanksEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte[] bytes, int at, int to) {
        return at < to && bytes[at] >= '0' && bytes[at] <= '9';
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }
}
