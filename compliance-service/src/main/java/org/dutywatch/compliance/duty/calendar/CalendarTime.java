package org.dutywatch.compliance.duty.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.dutywatch.compliance.model.time.WallTime;
import org.dutywatch.eventkit.csv.RowRefused;

/**
 * A time in a calendar: a wall time (local date and time) in a zone.
 *
 * @param property the name of the property that gives the time, such as DTSTART; refusals name it
 * @param wall the local date and time; midnight if only a date was given
 * @param allDay whether only a date was given
 */
record CalendarTime(String property, LocalDateTime wall, CalendarZone zone, boolean allDay) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int MAX_QUOTED_LENGTH = 40;

    /** The zone of a local time; asked only if the time is local. */
    @FunctionalInterface
    interface LocalZone {
        /**
         * @param value the local time, for the reason of a refusal
         * @throws RowRefused if there is no such zone
         */
        CalendarZone of(String value) throws RowRefused;
    }

    /**
     * Reads one value of a property.
     *
     * @param zone the zone of the value if it is local: a date, or a time without Z
     * @throws RowRefused if the value is not a time, or its zone is missing or unknown
     */
    static CalendarTime read(String property, String value, LocalZone zone) throws RowRefused {
        boolean allDay = isDate(value);
        boolean utc = value.endsWith("Z");
        LocalDateTime wall;
        try {
            wall = allDay ? LocalDate.parse(value, DATE).atStartOfDay() : dateTime(utc ? withoutLast(value) : value);
        } catch (DateTimeException e) {
            throw new RowRefused(property + " '" + value.substring(0, Math.min(MAX_QUOTED_LENGTH, value.length()))
                    + "' is not a time such as 20261105T180000 or 20261105T180000Z");
        }
        return new CalendarTime(property, wall, utc ? CalendarZone.UTC : zone.of(value), allDay);
    }

    /** The year has four digits: the format alone would also read one of nine with a sign. */
    private static LocalDateTime dateTime(String text) {
        if (text.length() != "20261105T180000".length()) {
            throw new DateTimeException("wrong length");
        }
        return LocalDateTime.parse(text, DATE_TIME);
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }

    /** Whether the value is written as a date without a time. */
    static boolean isDate(String value) {
        return value.length() == "20261105".length();
    }

    CalendarTime withWallTime(LocalDateTime otherWall) {
        return new CalendarTime(property, otherWall, zone, allDay);
    }

    /** The wall time of an instant in the zone of this time. */
    LocalDateTime wallOf(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone.rules().getOffset(instant));
    }

    /**
     * The instant of this wall time. A date whose midnight happens twice or never uses the offset before the clock
     * change.
     *
     * @throws RowRefused if a time of day was given and it happens twice or never
     */
    Instant instant() throws RowRefused {
        var time = WallTime.of(wall, zone.rules());
        if (time instanceof WallTime.UniqueInstant at) {
            return at.instant();
        }
        if (allDay) {
            return approximateInstant();
        }
        throw new RowRefused(property + " " + wall + " in " + zone.name()
                + (time instanceof WallTime.Nonexistent
                        ? " never happens, because the clock is set forward over it"
                        : " happens twice, because the clock is set back: write the intended one in UTC, such as "
                                + DATE_TIME.format(LocalDateTime.ofInstant(
                                        wall.toInstant(zone.rules().getOffset(wall)), ZoneOffset.UTC))
                                + "Z"));
    }

    /**
     * An instant for comparisons, also for a wall time that happens twice or never: with the offset before the clock
     * change.
     */
    Instant approximateInstant() {
        return wall.toInstant(zone.rules().getOffset(wall));
    }
}
