package org.dutywatch.compliance.duty.calendar;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * An RRULE, evaluated as wall time in the zone of its event: a shift at 18:00 stays at 18:00 when the clock changes.
 * ical4j computes the dates. COUNT and UNTIL are applied here, because UNTIL is an instant and ical4j computes wall
 * times.
 */
final class RecurrenceRule {
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final int MAX_PARTS = 20;
    private static final int MAX_LENGTH = 400;

    private final CalendarTime start;
    private final String frequency;
    private final Recur<LocalDateTime> dates;
    private final int count;
    private final @Nullable CalendarTime until;

    private RecurrenceRule(
            CalendarTime start, String frequency, Recur<LocalDateTime> dates, int count, @Nullable CalendarTime until) {
        this.start = start;
        this.frequency = frequency;
        this.dates = dates;
        this.count = count;
        this.until = until;
    }

    /** @throws RowRefused if the rule cannot be read, or repeats more often than daily */
    static RecurrenceRule read(String rule, CalendarTime start) throws RowRefused {
        Map<String, String> parts = parts(rule);
        String frequency = parts.getOrDefault("FREQ", "");
        if (!FREQUENCIES.contains(frequency)) {
            throw new RowRefused("RRULE repeats " + (frequency.isEmpty() ? "without FREQ" : frequency)
                    + ": a roster repeats DAILY, WEEKLY, MONTHLY or YEARLY");
        }
        number(parts.getOrDefault("INTERVAL", "1"), "INTERVAL", 1_000);
        String count = parts.remove("COUNT");
        String until = parts.remove("UNTIL");
        if (count != null && until != null) {
            throw new RowRefused("RRULE has both COUNT and UNTIL");
        }
        return new RecurrenceRule(
                start,
                frequency,
                recur(parts),
                count == null ? Integer.MAX_VALUE : number(count, "COUNT", 100_000),
                until == null ? null : until(until, start));
    }

    boolean isYearly() {
        return frequency.equals("YEARLY");
    }

    boolean isBounded() {
        return until != null || count < Integer.MAX_VALUE;
    }

    /**
     * The wall times before {@code end} at which the event starts, in order of time. DTSTART is always among them.
     *
     * @throws RowRefused if there are more than {@code max}, or ical4j cannot evaluate the rule
     */
    List<LocalDateTime> startsBefore(LocalDateTime end, int max) throws RowRefused {
        TreeSet<LocalDateTime> wallTimes = new TreeSet<>(Set.of(start.wall()));
        try {
            dates.getDatesAsStream(start.wall(), start.wall(), end, -1)
                    .takeWhile(wall -> wall.isBefore(end))
                    .limit(max + 1L)
                    .forEach(wallTimes::add);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
        List<LocalDateTime> all = wallTimes.stream()
                .filter(this::isNotAfterUntil)
                .limit(count)
                .collect(Collectors.toCollection(ArrayList::new));
        if (all.size() > max) {
            throw new RowRefused("RRULE gives more than " + max + " starts before " + end + ": give a shorter window"
                    + " or let the event begin later");
        }
        return all;
    }

    private boolean isNotAfterUntil(LocalDateTime wall) {
        if (until == null) {
            return true;
        }
        return until.allDay()
                ? !wall.toLocalDate().isAfter(until.wall().toLocalDate())
                : !start.withWallTime(wall).approximateInstant().isAfter(until.approximateInstant());
    }

    private static Map<String, String> parts(String rule) throws RowRefused {
        Map<String, String> parts = new LinkedHashMap<>();
        if (rule.length() > MAX_LENGTH) {
            throw new RowRefused("RRULE is longer than " + MAX_LENGTH + " characters");
        }
        for (String part : rule.toUpperCase(Locale.ROOT).split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length != 2 || parts.put(pair[0].strip(), pair[1].strip()) != null || parts.size() > MAX_PARTS) {
                throw new RowRefused("RRULE part '" + part + "' is not understood");
            }
        }
        return parts;
    }

    private static Recur<LocalDateTime> recur(Map<String, String> parts) throws RowRefused {
        try {
            return new Recur<>(parts.entrySet().stream()
                    .map(part -> part.getKey() + "=" + part.getValue())
                    .collect(Collectors.joining(";")));
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static RowRefused unreadable(RuntimeException e) {
        String message = Arrays.stream(String.valueOf(e.getMessage()).split("\\s+"))
                .map(word -> word.substring(word.lastIndexOf('.') + 1))
                .collect(Collectors.joining(" "));
        return new RowRefused("RRULE cannot be read: " + message);
    }

    /** Reads UNTIL: a time in UTC, or a time or date in the zone of the start. */
    private static CalendarTime until(String text, CalendarTime start) throws RowRefused {
        var time = CalendarTime.read("UNTIL", text, "", CalendarZones.floatingAsUtc());
        return text.endsWith("Z") ? time : new CalendarTime("UNTIL", time.wall(), start.zone(), time.allDay());
    }

    private static int number(String text, String part, int max) throws RowRefused {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new RowRefused("RRULE has " + part + "=" + text + ": it is a number from 1 to " + max);
    }
}
