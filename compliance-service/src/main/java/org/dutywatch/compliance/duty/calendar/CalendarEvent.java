package org.dutywatch.compliance.duty.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
record CalendarEvent(CalendarComponent component, CalendarTime start, CalendarZones zones) {
    /** A parsed DURATION. The days are calendar days, which may last 23 or 25 hours; the time is exact. */
    private record Length(Period days, Duration time) {}

    private static final Pattern DURATION = Pattern.compile("\\+?P((?:\\d{1,4}W)?(?:\\d{1,4}D)?)(T[\\dHMS]{1,21})?");

    private static final int MAX_DATES = 10_000;

    /**
     * An occurrence of the event.
     *
     * @param refusal why it may not be taken; null if it may
     */
    record Occurrence(CalendarTime start, @Nullable String refusal) {}

    /**
     * @throws RowRefused if a line of the event is damaged, DTSTART cannot be read, or the event is not confirmed
     */
    static CalendarEvent read(EventVersion version) throws RowRefused {
        var component = version.component();
        component.requireUndamaged();
        var property = component.property("DTSTART").orElseThrow(() -> new RowRefused("DTSTART is missing"));
        var start = CalendarTime.read(
                "DTSTART", property.value(), value -> version.zones().of(property, value));
        return new CalendarEvent(component, start, version.zones());
    }

    /** @throws RowRefused if STATUS says that the event is not certain to take place */
    void requireConfirmed() throws RowRefused {
        String status = component.text("STATUS").toUpperCase(Locale.ROOT);
        if (!status.isEmpty() && !status.equals("CONFIRMED")) {
            throw new RowRefused("STATUS:" + status + ": the event is not CONFIRMED");
        }
    }

    /** Whether DTSTART names no zone and is not in UTC. */
    boolean isFloating() {
        return component.property("DTSTART").filter(CalendarEvent::isFloating).isPresent();
    }

    /** Whether the property names no zone and its value is not in UTC. */
    static boolean isFloating(CalendarProperty property) {
        return !CalendarZones.namesZone(property) && !property.value().endsWith("Z");
    }

    /** A local time without a zone of its own is in the zone of DTSTART. */
    private CalendarTime time(CalendarProperty property, String value) throws RowRefused {
        return CalendarTime.read(property.name(), value, local -> {
            if (CalendarZones.namesZone(property)) {
                return zones.of(property, local);
            }
            if (component
                    .property("DTSTART")
                    .filter(one -> one.value().endsWith("Z"))
                    .isPresent()) {
                throw new RowRefused(property.name() + " '" + local + "' has no zone, and DTSTART is in UTC");
            }
            return start.zone();
        });
    }

    boolean recurs() {
        return component.property("RRULE").isPresent()
                || component.property("RDATE").isPresent();
    }

    /** Whether the event has a recurrence rule that has neither COUNT nor UNTIL. */
    boolean isEndless() throws RowRefused {
        var rule = component.property("RRULE");
        return rule.isPresent()
                && !RecurrenceRule.read(rule.get().value(), start).isBounded();
    }

    /**
     * The occurrences: DTSTART, the dates of RRULE up to about {@code end}, and RDATE, without EXDATE; in the order of
     * their wall times. Some may start at or after {@code end}: the caller drops them. If an EXDATE is no start, but the
     * event starts on that day, it is not known what is excluded: that occurrence may not be taken.
     *
     * @throws RowRefused if a rule or a date cannot be read, there are several rules or an EXRULE, or a property gives
     *     more than 10,000 dates
     */
    List<Occurrence> occurrences(Instant end, RuleBudget budget) throws RowRefused {
        Set<LocalDateTime> wallTimes = new TreeSet<>(Set.of(start.wall()));
        var rules = component.properties("RRULE");
        if (rules.size() > 1) {
            throw new RowRefused("there is more than one RRULE");
        }
        if (!rules.isEmpty()) {
            // One day of margin covers every change of the offset; the caller drops starts outside its window.
            var last = start.wallOf(end).plusDays(1);
            wallTimes.addAll(RecurrenceRule.read(rules.get(0).value(), start).startsBefore(last, MAX_DATES, budget));
        }
        wallTimes.addAll(dates("RDATE"));
        if (component.property("EXRULE").isPresent()) {
            throw new RowRefused("EXRULE is not supported: list the dates in EXDATE");
        }
        Set<LocalDateTime> excluded = dates("EXDATE");
        Set<LocalDate> doubtful = excluded.stream()
                .filter(wall -> !wallTimes.contains(wall))
                .map(LocalDateTime::toLocalDate)
                .collect(Collectors.toSet());
        wallTimes.removeAll(excluded);
        return wallTimes.stream()
                .map(wall -> new Occurrence(
                        start.withWallTime(wall),
                        doubtful.contains(wall.toLocalDate())
                                ? "EXDATE excludes another time of this day, at which the event does not start"
                                : null))
                .toList();
    }

    /**
     * The starts that EXDATE excludes, as {@link CalendarTime#approximateInstant}.
     *
     * @throws RowRefused as {@link #occurrences}
     */
    Set<Instant> excludedStarts() throws RowRefused {
        return dates("EXDATE").stream()
                .map(wall -> start.withWallTime(wall).approximateInstant())
                .collect(Collectors.toSet());
    }

    /** The dates of a property such as RDATE or EXDATE, as wall times in the zone of DTSTART. */
    private Set<LocalDateTime> dates(String propertyName) throws RowRefused {
        Set<LocalDateTime> wallTimes = new LinkedHashSet<>();
        for (var property : component.properties(propertyName)) {
            if (property.has("VALUE", "PERIOD")) {
                throw new RowRefused(
                        propertyName + " with VALUE=PERIOD is not supported: give the period its own event");
            }
            for (String value : property.value().split(",")) {
                CalendarTime date = time(property, value.strip());
                if (date.allDay() != start.allDay()) {
                    throw new RowRefused(
                            propertyName + " '" + value + "' does not match DTSTART: one is a date, the other a time");
                }
                wallTimes.add(date.zone().equals(start.zone()) ? date.wall() : start.wallOf(date.instant()));
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
        var end = component.property("DTEND");
        var duration = component.property("DURATION");
        if (end.isPresent() == duration.isPresent() && (end.isPresent() || !start.allDay())) {
            throw new RowRefused(
                    end.isPresent() ? "there are both DTEND and DURATION" : "DTEND or DURATION is missing");
        }
        Instant starts = from.instant();
        Instant ends;
        if (end.isPresent()) {
            CalendarTime firstEnd = time(end.get(), end.get().value());
            if (!start.allDay() && isFloating() && !isFloating(end.get())) {
                throw new RowRefused("DTSTART has no zone, but DTEND has one");
            }
            if (firstEnd.allDay() != start.allDay()) {
                throw new RowRefused("DTEND does not match DTSTART: one is a date, the other a time");
            }
            ends = firstEnd.zone().equals(start.zone())
                    ? firstEnd.withWallTime(firstEnd.wall().plus(Duration.between(start.wall(), from.wall())))
                            .instant()
                    : starts.plus(Duration.between(start.instant(), firstEnd.instant()));
        } else {
            ends = endByDuration(from, duration.map(CalendarProperty::value).orElse("P1D"));
        }
        if (!ends.isAfter(starts)) {
            throw new RowRefused("the end " + ends + " is not after the start " + starts);
        }
        return new Interval(starts, ends);
    }

    private static Instant endByDuration(CalendarTime from, String duration) throws RowRefused {
        Length length = length(duration);
        try {
            var days = new CalendarTime(
                    "the end of DURATION", from.wall().plus(length.days()), from.zone(), from.allDay());
            return days.instant().plus(length.time());
        } catch (DateTimeException | ArithmeticException e) {
            throw new RowRefused("DURATION '" + duration + "' is too long");
        }
    }

    private static Length length(String text) throws RowRefused {
        var parts = DURATION.matcher(text.toUpperCase(Locale.ROOT));
        try {
            if (parts.matches()) {
                return new Length(
                        parts.group(1).isEmpty() ? Period.ZERO : Period.parse("P" + parts.group(1)),
                        parts.group(2) == null ? Duration.ZERO : Duration.parse("P" + parts.group(2)));
            }
        } catch (DateTimeException | ArithmeticException e) {
            // refused below
        }
        throw new RowRefused("DURATION '" + text + "' is not a length such as PT12H");
    }

    /**
     * The kind of shift that CATEGORIES names; REGULAR if there is no category.
     *
     * @throws RowRefused if a category is unknown, because it might mean a leave; if there are several kinds; or if an
     *     event of whole days is not a LEAVE, or a duty is TRANSPARENT
     */
    ShiftKind kind() throws RowRefused {
        Set<ShiftKind> kinds = new LinkedHashSet<>();
        for (var property : component.properties("CATEGORIES")) {
            for (String category : property.text().split(",")) {
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
        if (kind.isDuty() && "TRANSPARENT".equalsIgnoreCase(component.text("TRANSP"))) {
            throw new RowRefused(
                    "TRANSP:TRANSPARENT says that the event takes no time: it can be LEAVE or ON_CALL, not " + kind);
        }
        if (start.allDay() && kind != ShiftKind.LEAVE) {
            throw new RowRefused("an event of whole days can only be a LEAVE, not " + kind + ": give it times");
        }
        return kind;
    }
}
