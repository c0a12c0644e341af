package org.dutywatch.compliance.duty.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.ShiftKindNames;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * One VEVENT. Its properties are parsed only when a method needs them, because a cancelled event may lack some of them.
 *
 * @param component the properties of the event, as written in the file
 * @param start DTSTART: the start of the event, or of its first occurrence if it recurs
 * @param zones the time zones of the calendar
 */
record CalendarEvent(VEvent component, CalendarTime start, CalendarZones zones) {
    /** A parsed DURATION. The days are calendar days, which may last 23 or 25 hours; the time is exact. */
    private record Length(Period days, Duration time) {}

    private static final Pattern DURATION = Pattern.compile("\\+?P((?:\\d{1,4}W)?(?:\\d{1,4}D)?)(T[\\dHMS]{1,21})?");

    private static final int MAX_DATES = 10_000;

    static CalendarEvent read(VEvent component, CalendarZones zones) throws RowRefused {
        var start = component.getProperty("DTSTART").orElseThrow(() -> new RowRefused("DTSTART is missing"));
        return new CalendarEvent(component, time(start, start.getValue(), zones), zones);
    }

    /**
     * The RECURRENCE-ID: the start that the recurrence rule gave to the occurrence which this event replaces.
     *
     * @return null if the event replaces no occurrence
     * @throws RowRefused if the value is not a time, its zone is unknown, or it has a RANGE
     */
    static @Nullable CalendarTime recurrenceId(VEvent component, CalendarZones zones) throws RowRefused {
        var property = component.getProperty("RECURRENCE-ID");
        if (property.isEmpty()) {
            return null;
        }
        if (CalendarFile.parameter(property.get(), "RANGE") != null) {
            throw new RowRefused("RECURRENCE-ID with RANGE is not supported: give each occurrence its own event");
        }
        return time(property.get(), property.get().getValue(), zones);
    }

    private static CalendarTime time(Property property, String value, CalendarZones zones) throws RowRefused {
        String tzid = CalendarFile.parameter(property, "TZID");
        return CalendarTime.read(property.getName(), value, tzid == null ? "" : tzid, zones);
    }

    boolean recurs() {
        return component.getProperty("RRULE").isPresent()
                || component.getProperty("RDATE").isPresent();
    }

    /** Whether the event has a recurrence rule that has neither COUNT nor UNTIL. */
    boolean isEndless() throws RowRefused {
        var rule = component.getProperty("RRULE");
        return rule.isPresent()
                && !RecurrenceRule.read(rule.get().getValue(), start).isBounded();
    }

    /**
     * The starts of the occurrences: DTSTART, the dates of RRULE up to about {@code end}, and RDATE, without EXDATE; in
     * the order of their wall times. Some may lie at or after {@code end}: the caller drops them.
     *
     * @throws RowRefused if a rule or a date cannot be read, there are several rules or an EXRULE, or a property gives
     *     more than 10,000 dates
     */
    List<CalendarTime> starts(Instant end) throws RowRefused {
        Set<LocalDateTime> wallTimes = new TreeSet<>(Set.of(start.wall()));
        var rules = component.getProperties("RRULE");
        if (rules.size() > 1) {
            throw new RowRefused("there is more than one RRULE");
        }
        if (!rules.isEmpty()) {
            // One day of margin covers every change of the offset; the caller drops starts outside its window.
            var last = LocalDateTime.ofInstant(end, start.zone().rules().getOffset(end))
                    .plusDays(1);
            wallTimes.addAll(RecurrenceRule.read(rules.get(0).getValue(), start).startsBefore(last, MAX_DATES));
        }
        wallTimes.addAll(dates("RDATE"));
        wallTimes.removeAll(dates("EXDATE"));
        if (component.getProperty("EXRULE").isPresent()) {
            throw new RowRefused("EXRULE is not supported: list the dates in EXDATE");
        }
        return wallTimes.stream().map(start::withWallTime).toList();
    }

    /** The dates of a property such as RDATE or EXDATE, as wall times in the zone of DTSTART. */
    private Set<LocalDateTime> dates(String propertyName) throws RowRefused {
        Set<LocalDateTime> wallTimes = new LinkedHashSet<>();
        for (var property : component.getProperties(propertyName)) {
            if ("PERIOD".equalsIgnoreCase(CalendarFile.parameter(property, "VALUE"))) {
                throw new RowRefused(
                        propertyName + " with VALUE=PERIOD is not supported: give the period its own event");
            }
            for (String value : property.getValue().split(",")) {
                CalendarTime date = time(property, value.strip(), zones);
                if (date.allDay() != start.allDay()) {
                    throw new RowRefused(
                            propertyName + " '" + value + "' does not match DTSTART: one is a date, the other a time");
                }
                wallTimes.add(
                        date.zone().equals(start.zone())
                                ? date.wall()
                                : LocalDateTime.ofInstant(
                                        date.instant(), start.zone().rules().getOffset(date.instant())));
                if (wallTimes.size() > MAX_DATES) {
                    throw new RowRefused("there are more than " + MAX_DATES + " dates in " + propertyName);
                }
            }
        }
        return wallTimes;
    }

    /**
     * The interval of the occurrence that starts at {@code from}. DTEND is kept as a wall time: a shift from 18:00 to
     * 06:00 ends at 06:00 also on the nights of a clock change. (RFC 5545 would keep the length of the first occurrence
     * instead.) If DTEND is in another zone than DTSTART, the length of the first occurrence is kept. The hours of a
     * DURATION are kept exactly.
     *
     * @throws RowRefused if the end is missing, given twice or not after the start, or if a wall time happens twice or
     *     never
     */
    Interval span(CalendarTime from) throws RowRefused {
        var end = component.getProperty("DTEND");
        var duration = component.getProperty("DURATION");
        if (end.isPresent() == duration.isPresent() && (end.isPresent() || !start.allDay())) {
            throw new RowRefused(
                    end.isPresent() ? "there are both DTEND and DURATION" : "DTEND or DURATION is missing");
        }
        Instant starts = from.instant();
        Instant ends;
        if (end.isPresent()) {
            CalendarTime firstEnd = time(end.get(), end.get().getValue(), zones);
            if (firstEnd.allDay() != start.allDay()) {
                throw new RowRefused("DTEND does not match DTSTART: one is a date, the other a time");
            }
            ends = firstEnd.zone().equals(start.zone())
                    ? firstEnd.withWallTime(firstEnd.wall().plus(Duration.between(start.wall(), from.wall())))
                            .instant()
                    : starts.plus(Duration.between(start.instant(), firstEnd.instant()));
        } else {
            Length length = duration.isPresent()
                    ? length(duration.get().getValue())
                    : new Length(Period.ofDays(1), Duration.ZERO);
            var days = new CalendarTime(
                    "the end of DURATION", from.wall().plus(length.days()), from.zone(), from.allDay());
            ends = days.instant().plus(length.time());
        }
        if (!ends.isAfter(starts)) {
            throw new RowRefused("the end " + ends + " is not after the start " + starts);
        }
        return new Interval(starts, ends);
    }

    private static Length length(String text) throws RowRefused {
        var parts = DURATION.matcher(text.toUpperCase(Locale.ROOT));
        try {
            if (parts.matches()) {
                return new Length(
                        parts.group(1).isEmpty() ? Period.ZERO : Period.parse("P" + parts.group(1)),
                        parts.group(2) == null ? Duration.ZERO : Duration.parse("P" + parts.group(2)));
            }
        } catch (DateTimeParseException e) {
            // refused below
        }
        throw new RowRefused("DURATION '" + text + "' is not a length such as PT12H");
    }

    /**
     * The kind of shift that CATEGORIES names; REGULAR if there is no category.
     *
     * @throws RowRefused if a category is unknown, because it might mean a leave; if there are several kinds; or if an
     *     event of whole days is not a LEAVE
     */
    ShiftKind kind() throws RowRefused {
        Set<ShiftKind> kinds = new LinkedHashSet<>();
        for (var property : component.getProperties("CATEGORIES")) {
            for (String category : CalendarFile.text(property).split(",")) {
                if (!category.isBlank()) {
                    kinds.add(ShiftKindNames.parse(category)
                            .orElseThrow(() -> new RowRefused(
                                    "CATEGORIES: " + ShiftKindNames.unknownNameMessage(category.strip()))));
                }
            }
        }
        if (kinds.size() > 1) {
            throw new RowRefused("CATEGORIES names several kinds: " + kinds);
        }
        ShiftKind kind = kinds.isEmpty() ? ShiftKind.REGULAR : kinds.iterator().next();
        if (start.allDay() && kind != ShiftKind.LEAVE) {
            throw new RowRefused("an event of whole days can only be a LEAVE, not " + kind + ": give it times");
        }
        return kind;
    }

    /** The employee ids of X-EMPLOYEE-ID, each once; empty if the event has none. */
    List<String> employeeIds() {
        List<String> ids = new ArrayList<>();
        component
                .getProperties("X-EMPLOYEE-ID")
                .forEach(property -> Arrays.stream(CalendarFile.text(property).split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .filter(id -> !ids.contains(id))
                        .forEach(ids::add));
        return ids;
    }

    /** The mail addresses of the attendees in lower case, without rooms and resources such as cars. */
    List<String> attendeeMailAddresses() {
        Set<String> mails = new LinkedHashSet<>();
        for (var property : component.getProperties("ATTENDEE")) {
            String type = CalendarFile.parameter(property, "CUTYPE");
            boolean roomOrResource = "ROOM".equalsIgnoreCase(type) || "RESOURCE".equalsIgnoreCase(type);
            String address = property.getValue().toLowerCase(Locale.ROOT);
            if (!roomOrResource && address.startsWith("mailto:")) {
                mails.add(address.substring("mailto:".length()).strip());
            }
        }
        return List.copyOf(mails);
    }
}
