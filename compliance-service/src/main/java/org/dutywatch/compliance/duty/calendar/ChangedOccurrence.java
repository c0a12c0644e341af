package org.dutywatch.compliance.duty.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * A VEVENT with RECURRENCE-ID, which replaces an occurrence of its event. If it cannot be known which one, the change is
 * refused together with all occurrences that it may replace, because the calendar says that one of them no longer holds.
 *
 * @param id the start that the event gave to the occurrence; null if the change is refused
 * @param reach which occurrences the change may replace, if it is refused
 * @param wall RECURRENCE-ID as written, without its zone; null if it is no time
 * @param refusal why the change cannot be taken; null if it can
 */
record ChangedOccurrence(
        EventVersion version,
        @Nullable Instant id,
        Reach reach,
        @Nullable LocalDateTime wall,
        @Nullable String refusal) {

    /** Which occurrences a refused change may replace. */
    enum Reach {
        /** The one at this wall time, otherwise those of this day. */
        SAME_DAY,
        /** The one at this wall time, otherwise those of this day and of its neighbours: the zone is unknown. */
        NEIGHBOURING_DAYS,
        /** Those from this day on. */
        FROM_HERE,
        /** Every occurrence. */
        ALL
    }

    /**
     * Reads the RECURRENCE-ID.
     *
     * @param mains the event itself, or several under one UID; if there is none, the start of the changed occurrence
     *     shows whether times have no zone
     */
    static ChangedOccurrence read(EventVersion version, List<CalendarEvent> mains) {
        var property = version.component().property("RECURRENCE-ID").orElseThrow();
        String value = property.value();
        LocalDateTime wall;
        try {
            wall = CalendarTime.read("RECURRENCE-ID", value, local -> CalendarZone.UTC)
                    .wall();
        } catch (RowRefused e) {
            return new ChangedOccurrence(version, null, Reach.ALL, null, e.reason());
        }
        String range = property.parameter("RANGE");
        if (range != null) {
            return new ChangedOccurrence(
                    version,
                    null,
                    range.equalsIgnoreCase("THISANDFUTURE") ? Reach.FROM_HERE : Reach.ALL,
                    wall,
                    "RECURRENCE-ID with RANGE is not supported: give each occurrence its own event");
        }
        if (!mains.isEmpty() && mains.stream().allMatch(main -> main.start().allDay() != CalendarTime.isDate(value))) {
            return new ChangedOccurrence(
                    version,
                    null,
                    Reach.SAME_DAY,
                    wall,
                    "RECURRENCE-ID '" + value + "' does not match DTSTART: one is a date, the other a time");
        }
        if (CalendarEvent.isFloating(property) && !hasFloatingStart(version, mains)) {
            return new ChangedOccurrence(
                    version,
                    null,
                    Reach.SAME_DAY,
                    wall,
                    "RECURRENCE-ID '" + value + "' has no zone, but DTSTART has one");
        }
        try {
            var time = CalendarTime.read(
                    "RECURRENCE-ID", value, local -> version.zones().of(property, local));
            return new ChangedOccurrence(version, time.approximateInstant(), Reach.SAME_DAY, wall, null);
        } catch (RowRefused e) {
            return new ChangedOccurrence(version, null, Reach.NEIGHBOURING_DAYS, wall, e.reason());
        }
    }

    private static boolean hasFloatingStart(EventVersion version, List<CalendarEvent> mains) {
        return mains.isEmpty()
                ? version.component()
                        .property("DTSTART")
                        .filter(CalendarEvent::isFloating)
                        .isPresent()
                : mains.stream().anyMatch(CalendarEvent::isFloating);
    }

    /** A copy that is refused, because the event has no start at this time. It may replace one on this day. */
    ChangedOccurrence withoutOriginal(String reason) {
        return new ChangedOccurrence(version, null, Reach.SAME_DAY, wall, reason);
    }

    /** Those of the starts of one event that this refused change may replace. */
    Set<CalendarTime> reached(List<CalendarTime> starts) {
        if (wall == null || reach == Reach.ALL) {
            return Set.copyOf(starts);
        }
        if (reach == Reach.FROM_HERE) {
            return starts.stream()
                    .filter(start -> !start.wall().toLocalDate().isBefore(dayIn(start)))
                    .collect(Collectors.toSet());
        }
        Set<CalendarTime> same =
                starts.stream().filter(start -> start.wall().equals(wall)).collect(Collectors.toSet());
        long days = reach == Reach.SAME_DAY ? 0 : 1;
        return !same.isEmpty()
                ? same
                : starts.stream()
                        .filter(start -> Math.abs(dayIn(start).toEpochDay()
                                        - start.wall().toLocalDate().toEpochDay())
                                <= days)
                        .collect(Collectors.toSet());
    }

    /** The day of RECURRENCE-ID in the zone of the event, if RECURRENCE-ID is in UTC; otherwise as it is written. */
    private LocalDate dayIn(CalendarTime start) {
        LocalDateTime written = Objects.requireNonNull(wall);
        boolean isUtc = version.component().text("RECURRENCE-ID").endsWith("Z");
        return (isUtc ? start.wallOf(written.toInstant(ZoneOffset.UTC)) : written).toLocalDate();
    }
}
