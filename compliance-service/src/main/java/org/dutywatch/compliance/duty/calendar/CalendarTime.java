package org.dutywatch.compliance.duty.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

    /**
     * Reads one value of a property.
     *
     * @param tzid the TZID parameter of the property; empty if it has none
     * @throws RowRefused if the value is not a time, or its zone is missing or unknown
     */
    static CalendarTime read(String property, String value, String tzid, CalendarZones zones) throws RowRefused {
        try {
            if (value.length() == "20261105".length()) {
                return new CalendarTime(
                        property, LocalDate.parse(value, DATE).atStartOfDay(), zones.floating(property, value), true);
            }
            boolean utc = value.endsWith("Z");
            var wall = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, DATE_TIME);
            CalendarZone zone = utc
                    ? CalendarZone.UTC
                    : tzid.isEmpty() ? zones.floating(property, value) : zones.named(property, tzid);
            return new CalendarTime(property, wall, zone, false);
        } catch (DateTimeException e) {
            throw new RowRefused(property + " '" + value.substring(0, Math.min(MAX_QUOTED_LENGTH, value.length()))
                    + "' is not a time such as 20261105T180000 or 20261105T180000Z");
        }
    }

    CalendarTime withWallTime(LocalDateTime otherWall) {
        return new CalendarTime(property, otherWall, zone, allDay);
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
                                        wall.toInstant(zone.rules().getOffset(wall)), java.time.ZoneOffset.UTC))
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
