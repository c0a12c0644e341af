package org.dutywatch.ingest.leaseformats.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The time of a line. A clock time in the hour that occurs twice when clocks are set back may be either moment.
 *
 * @param earliest cut to milliseconds
 * @param latest equal to {@code earliest} except in that hour
 */
record ClockTime(Instant earliest, Instant latest) {
    /** How far the clock of a device may be ahead when the year of its line is guessed. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int YEARS_BACK = 4;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    /** @throws LineRefused if the time is not from 2000 to 2100 */
    static ClockTime of(Instant time) throws LineRefused {
        return between(time, time);
    }

    /** @throws LineRefused if the zone never had this clock time, because clocks were set forward */
    static ClockTime of(LocalDateTime time, ZoneId zone) throws LineRefused {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw new LineRefused("its time did not occur in " + zone.getId() + ": is the zone of the feed right?");
        }
        Instant one = time.toInstant(offsets.get(0));
        Instant other = time.toInstant(offsets.get(offsets.size() - 1));
        return one.isBefore(other) ? between(one, other) : between(other, one);
    }

    /**
     * The time of a line without year (RFC 3164): the latest year in which it is not after the receipt.
     *
     * @throws LineRefused if there is no such date
     */
    static ClockTime withoutYear(MonthDay day, LocalTime time, ZoneId zone, Instant receivedAt) throws LineRefused {
        int newest = receivedAt.plus(AHEAD).atZone(zone).getYear();
        for (int year = newest; year > newest - YEARS_BACK; year--) {
            if (day.isValidYear(year)) {
                ClockTime found = of(day.atYear(year).atTime(time), zone);
                if (!found.earliest().isAfter(receivedAt.plus(AHEAD))) {
                    return found;
                }
            }
        }
        throw new LineRefused("its date did not occur lately");
    }

    /** An ISO 8601 time, with offset, or without and then of the zone. */
    static ClockTime ofIso(String text, ZoneId zone) throws LineRefused {
        String iso = text.replace(' ', 'T')
                .replaceFirst("([+-]\\d\\d)(\\d\\d)?$", "$1:$2")
                .replaceFirst(":$", ":00");
        try {
            boolean hasOffset = iso.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)");
            return hasOffset ? of(OffsetDateTime.parse(iso).toInstant()) : of(LocalDateTime.parse(iso), zone);
        } catch (DateTimeException e) {
            throw new LineRefused("its time is not one such as 2026-11-05 06:00:00");
        }
    }

    private static ClockTime between(Instant earliest, Instant latest) throws LineRefused {
        if (earliest.isBefore(FIRST) || latest.isAfter(LAST)) {
            throw new LineRefused("its time is not between the years 2000 and 2100");
        }
        return new ClockTime(earliest.truncatedTo(ChronoUnit.MILLIS), latest.truncatedTo(ChronoUnit.MILLIS));
    }
}
