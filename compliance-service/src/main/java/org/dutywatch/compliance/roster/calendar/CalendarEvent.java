package org.dutywatch.compliance.roster.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.roster.domain.KindWords;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One VEVENT, of which the parts are read when they are asked for: of an event that is cancelled not all need be there.
 *
 * @param start when it begins, or its first occurrence does
 */
record CalendarEvent(Component lines, CalendarTime start, CalendarZones zones) {
    /** The nominal days and the exact time of a DURATION. */
    private record Length(Period days, Duration time) {}

    private static final Pattern DURATION = Pattern.compile(
            "\\+?P(?:(\\d{1,4})W)?(?:(\\d{1,4})D)?(?:T(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,6})S)?)?");

    private static final int MOST_DATES = 10_000;

    static CalendarEvent read(Component lines, CalendarZones zones) throws RowRefused {
        var start = lines.property("DTSTART").orElseThrow(() -> new RowRefused("DTSTART is missing"));
        return new CalendarEvent(lines, time(start, start.value(), zones), zones);
    }

    /** The start by the rule that the event replaces; null where it replaces none. */
    static @Nullable CalendarTime recurrenceId(Component lines, CalendarZones zones) throws RowRefused {
        var line = lines.property("RECURRENCE-ID");
        if (line.isEmpty()) {
            return null;
        }
        if (line.get().parameter("RANGE") != null) {
            throw new RowRefused("RECURRENCE-ID with RANGE is not taken: give each occurrence its own event");
        }
        return time(line.get(), line.get().value(), zones);
    }

    private static CalendarTime time(Component.Property line, String value, CalendarZones zones) throws RowRefused {
        String tzid = line.parameter("TZID");
        return CalendarTime.read(line.name(), value, tzid == null ? "" : tzid, zones);
    }

    boolean recurs() {
        return lines.property("RRULE").isPresent() || lines.property("RDATE").isPresent();
    }

    /** Whether the rule goes on for ever. */
    boolean isEndless() throws RowRefused {
        var rule = lines.property("RRULE");
        return rule.isPresent()
                && !RecurrenceRule.read(rule.get().value(), start).ends();
    }

    /**
     * The starts of the event before {@code end}, without those that are left out.
     *
     * @throws RowRefused where they cannot be told, or are too many
     */
    List<CalendarTime> starts(Instant end) throws RowRefused {
        Set<LocalDateTime> walls = new TreeSet<>(Set.of(start.wall()));
        var rules = lines.all("RRULE");
        if (rules.size() > 1) {
            throw new RowRefused("there is more than one RRULE");
        }
        if (!rules.isEmpty()) {
            // A day later is after the end in every zone; what is later than the end is left out by the window.
            var last = LocalDateTime.ofInstant(end, start.zone().rules().getOffset(end))
                    .plusDays(1);
            walls.addAll(RecurrenceRule.read(rules.get(0).value(), start).walls(last, MOST_DATES));
        }
        walls.addAll(dates("RDATE"));
        walls.removeAll(dates("EXDATE"));
        if (lines.property("EXRULE").isPresent()) {
            throw new RowRefused("EXRULE is not taken: name the dates with EXDATE");
        }
        return walls.stream().map(start::at).toList();
    }

    /** In the time of the start's zone. */
    private Set<LocalDateTime> dates(String property) throws RowRefused {
        Set<LocalDateTime> walls = new LinkedHashSet<>();
        for (var line : lines.all(property)) {
            if ("PERIOD".equalsIgnoreCase(line.parameter("VALUE"))) {
                throw new RowRefused(property + " with VALUE=PERIOD is not taken: give the period its own event");
            }
            for (String value : line.value().split(",")) {
                CalendarTime date = time(line, value.strip(), zones);
                if (date.allDay() != start.allDay()) {
                    throw new RowRefused(property + " '" + value + "' is not of the kind of DTSTART: one is a date, the"
                            + " other a time");
                }
                walls.add(
                        date.zone().equals(start.zone())
                                ? date.wall()
                                : LocalDateTime.ofInstant(
                                        date.instant(), start.zone().rules().getOffset(date.instant())));
                if (walls.size() > MOST_DATES) {
                    throw new RowRefused("there are more than " + MOST_DATES + " dates in " + property);
                }
            }
        }
        return walls;
    }

    /**
     * When the occurrence that starts then is. A shift from 18:00 to 06:00 ends at 06:00 by the clock on the wall, on
     * nights of a clock change, too (RFC 5545 would keep the hours of the first one instead); a DURATION in hours is
     * kept exactly.
     */
    Interval span(CalendarTime from) throws RowRefused {
        var end = lines.property("DTEND");
        var duration = lines.property("DURATION");
        if (end.isPresent() == duration.isPresent() && (end.isPresent() || !start.allDay())) {
            throw new RowRefused(
                    end.isPresent() ? "there are both DTEND and DURATION" : "DTEND or DURATION is missing");
        }
        Instant starts = from.instant();
        Instant ends;
        if (end.isPresent()) {
            CalendarTime first = time(end.get(), end.get().value(), zones);
            if (first.allDay() != start.allDay()) {
                throw new RowRefused("of DTSTART and DTEND one is a date and the other a time");
            }
            ends = first.zone().equals(start.zone())
                    ? first.at(first.wall().plus(Duration.between(start.wall(), from.wall())))
                            .instant()
                    : starts.plus(Duration.between(start.instant(), first.instant()));
        } else {
            Length length =
                    duration.isPresent() ? length(duration.get().value()) : new Length(Period.ofDays(1), Duration.ZERO);
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
        if (!parts.matches()) {
            throw new RowRefused("DURATION '" + text + "' is not a length such as PT12H");
        }
        try {
            return new Length(
                    Period.ofWeeks(number(parts.group(1))).plusDays(number(parts.group(2))),
                    Duration.ofHours(number(parts.group(3)))
                            .plusMinutes(number(parts.group(4)))
                            .plusSeconds(number(parts.group(5))));
        } catch (ArithmeticException e) {
            throw new RowRefused("DURATION '" + text + "' is too long");
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** REGULAR where no category is given; an unknown one is refused, because it might be a leave. */
    ShiftKind kind() throws RowRefused {
        Set<ShiftKind> kinds = new LinkedHashSet<>();
        for (var line : lines.all("CATEGORIES")) {
            for (String word : line.text().split(",")) {
                if (!word.isBlank()) {
                    kinds.add(KindWords.kind(word)
                            .orElseThrow(() -> new RowRefused("CATEGORIES: " + KindWords.unknown(word.strip()))));
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

    /** The employees by id, where the calendar has them. */
    List<String> employeeIds() {
        List<String> ids = new ArrayList<>();
        lines.all("X-EMPLOYEE-ID")
                .forEach(line -> Arrays.stream(line.text().split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .filter(id -> !ids.contains(id))
                        .forEach(ids::add));
        return ids;
    }

    /** The mail addresses of those who attend; rooms and cars do not. */
    List<String> mails() {
        Set<String> mails = new LinkedHashSet<>();
        for (var line : lines.all("ATTENDEE")) {
            String type = line.parameter("CUTYPE");
            boolean thing = "ROOM".equalsIgnoreCase(type) || "RESOURCE".equalsIgnoreCase(type);
            String address = line.value().toLowerCase(Locale.ROOT);
            if (!thing && address.startsWith("mailto:")) {
                mails.add(address.substring("mailto:".length()).strip());
            }
        }
        return List.copyOf(mails);
    }
}
