package org.dutywatch.compliance.roster.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.time.domain.WallTime;

/**
 * A time of a calendar: what the clock on the wall shows in a zone.
 *
 * @param property which line says it, for people
 * @param allDay only the date was given
 */
record CalendarTime(String property, LocalDateTime wall, CalendarZone zone, boolean allDay) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST = 40;

    /** The times of a line, which may give several with commas between them. */
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
            throw new RowRefused(property + " '" + value.substring(0, Math.min(LONGEST, value.length()))
                    + "' is not a time such as 20261105T180000 or 20261105T180000Z");
        }
    }

    CalendarTime at(LocalDateTime otherWall) {
        return new CalendarTime(property, otherWall, zone, allDay);
    }

    /** @throws RowRefused where the time happens twice or never */
    Instant instant() throws RowRefused {
        var time = WallTime.of(wall, zone.rules());
        if (time instanceof WallTime.At at) {
            return at.instant();
        }
        if (allDay) {
            return roughly();
        }
        throw new RowRefused(property + " " + wall + " in " + zone.name()
                + (time instanceof WallTime.Nonexistent
                        ? " never happens, because the clock is set forward over it"
                        : " happens twice, because the clock is set back: write which of them in UTC, such as "
                                + DATE_TIME.format(LocalDateTime.ofInstant(
                                        wall.toInstant(zone.rules().getOffset(wall)), java.time.ZoneOffset.UTC))
                                + "Z"));
    }

    /** An instant to compare by, also for a time that happens twice or never: with the offset before the change. */
    Instant roughly() {
        return wall.toInstant(zone.rules().getOffset(wall));
    }
}
