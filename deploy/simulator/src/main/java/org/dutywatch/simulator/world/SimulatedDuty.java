package org.dutywatch.simulator.world;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When a person is on duty. Shifts are drawn in local time, so that a night shift at a clock change is an hour shorter
 * or longer.
 *
 * @param shift the shift
 * @param breaks duty-free breaks
 * @param officialBusiness time of official business at social sites
 */
public record SimulatedDuty(MillisInterval shift, List<MillisInterval> breaks, List<MillisInterval> officialBusiness) {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final List<LocalDate> CLOCKS_CHANGE = List.of(LocalDate.of(2026, 3, 7), LocalDate.of(2026, 10, 31));

    /** A time interval in epoch milliseconds. */
    public record MillisInterval(long start, long end) {
        boolean overlaps(MillisInterval other) {
            return start < other.end && other.start < end;
        }

        double minutes() {
            return (end - start) / 60_000.0;
        }
    }

    /** Draws a day or night shift of twelve hours, a shift of ten hours, or an office day with a lunch break. */
    static SimulatedDuty draw(RandomDraws chance) {
        boolean clocksChange = chance.happens(0.1);
        LocalDate date = clocksChange
                ? chance.oneOf(CLOCKS_CHANGE)
                : LocalDate.of(2026, 1, 1).plusDays(chance.integerBetween(0, 300));
        int kind = clocksChange ? 0 : chance.integerBetween(0, 3);
        MillisInterval shift = switch (kind) {
            case 0 -> span(date, 18, 0, date.plusDays(1), 6, 0);
            case 1 -> span(date, 6, 0, date, 18, 0);
            case 2 -> span(date, 7, 0, date, 17, 0);
            default -> span(date, 8, 0, date, 16, 30);
        };
        boolean hasBreak = kind == 3 || chance.happens(0.25);
        List<MillisInterval> breaks = hasBreak
                ? List.of(within(shift, chance.uniform(0.35, 0.55), chance.integerBetween(24, 46)))
                : List.of();
        List<MillisInterval> official = chance.happens(0.08)
                ? List.of(within(shift, chance.uniform(0.1, 0.7), chance.integerBetween(30, 75)))
                : List.of();
        return new SimulatedDuty(shift, breaks, official);
    }

    private static MillisInterval span(
            LocalDate from, int hour, int minute, LocalDate to, int untilHour, int untilMinute) {
        return new MillisInterval(
                at(from, LocalTime.of(hour, minute)).toInstant().toEpochMilli(),
                at(to, LocalTime.of(untilHour, untilMinute)).toInstant().toEpochMilli());
    }

    private static ZonedDateTime at(LocalDate date, LocalTime time) {
        return ZonedDateTime.of(date, time, ZONE);
    }

    private static MillisInterval within(MillisInterval shift, double share, int minutes) {
        long start = shift.start + (long) (share * (shift.end - shift.start));
        return new MillisInterval(start, Math.min(shift.end, start + minutes * 60_000L));
    }

    /** The minutes of these intervals that are on duty and outside breaks and official business. */
    double minutesOn(List<MillisInterval> viewingTimes) {
        List<MillisInterval> free = new java.util.ArrayList<>(breaks);
        free.addAll(officialBusiness);
        double minutes = 0;
        for (MillisInterval one : viewingTimes) {
            long from = Math.max(one.start, shift.start);
            long to = Math.min(one.end, shift.end);
            if (to > from) {
                minutes += new MillisInterval(from, to).minutes() - overlap(new MillisInterval(from, to), free);
            }
        }
        return minutes;
    }

    /** The minutes that are in {@code free}, whose intervals may overlap; overlaps count once. */
    private static double overlap(MillisInterval one, List<MillisInterval> free) {
        double minutes = 0;
        long reached = one.start;
        for (MillisInterval each :
                free.stream().sorted((a, b) -> Long.compare(a.start, b.start)).toList()) {
            long from = Math.max(reached, each.start);
            long to = Math.min(one.end, each.end);
            if (to > from) {
                minutes += new MillisInterval(from, to).minutes();
                reached = to;
            }
        }
        return minutes;
    }
}
