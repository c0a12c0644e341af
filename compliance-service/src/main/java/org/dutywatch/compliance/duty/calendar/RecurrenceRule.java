package org.dutywatch.compliance.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * An RRULE (RFC 5545, section 3.3.10), evaluated as wall time in the zone of its event: a shift at 18:00 stays at 18:00
 * when the clock changes. Each day of each period (day, week, month or year) is compared with the rule, so that the work
 * is bounded by the number of days and no date is lost however rarely a rule matches.
 */
final class RecurrenceRule {
    /** The length of the periods of a rule. */
    enum Frequency {
        DAILY(ChronoUnit.DAYS),
        WEEKLY(ChronoUnit.WEEKS),
        MONTHLY(ChronoUnit.MONTHS),
        YEARLY(ChronoUnit.YEARS);

        private final ChronoUnit unit;

        Frequency(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    private final CalendarTime start;
    private final RuleParts parts;
    private final RuleDays days;
    private final @Nullable CalendarTime until;

    private RecurrenceRule(CalendarTime start, RuleParts parts, RuleDays days, @Nullable CalendarTime until) {
        this.start = start;
        this.parts = parts;
        this.days = days;
        this.until = until;
    }

    /** @throws RowRefused if the rule cannot be read, repeats more often than daily, or has a part that it cannot have */
    static RecurrenceRule read(String rule, CalendarTime start) throws RowRefused {
        var parts = RuleParts.read(rule, start.wall());
        String until = parts.until();
        return new RecurrenceRule(
                start,
                parts,
                RuleDays.of(parts, start.wall().toLocalDate()),
                until == null ? null : CalendarTime.read("UNTIL", until, local -> start.zone()));
    }

    boolean isYearly() {
        return parts.frequency() == Frequency.YEARLY;
    }

    boolean isBounded() {
        return until != null || parts.count() < Integer.MAX_VALUE;
    }

    /**
     * The wall times before {@code end} at which the event starts, in order of time. DTSTART is always among them, unless
     * UNTIL is earlier.
     *
     * @throws RowRefused if there are more than {@code max}, or the budget is spent
     */
    List<LocalDateTime> startsBefore(LocalDateTime end, int max, RuleBudget budget) throws RowRefused {
        return starts(0, end, max, budget);
    }

    /**
     * As {@link #startsBefore}, without those between DTSTART and the year before {@code from}, which cost nothing. A
     * rule with COUNT has all of them.
     */
    List<LocalDateTime> startsBetween(LocalDateTime from, LocalDateTime end, int max, RuleBudget budget)
            throws RowRefused {
        long periods = parts.frequency()
                .unit
                .between(periodStart(0), from.minusYears(1).toLocalDate());
        boolean skips = parts.count() == Integer.MAX_VALUE && periods > 0;
        return starts(skips ? periods / parts.interval() : 0, end, max, budget);
    }

    private List<LocalDateTime> starts(long firstPeriod, LocalDateTime end, int max, RuleBudget budget)
            throws RowRefused {
        budget.beginRule();
        List<LocalDateTime> found = new ArrayList<>();
        if (isNotAfterUntil(start.wall())) {
            found.add(start.wall());
        }
        LocalDate period = periodStart(firstPeriod);
        for (long i = firstPeriod + 1; period.atTime(start.wall().toLocalTime()).isBefore(end); i++) {
            LocalDate next = periodStart(i);
            for (LocalDate day : days.in(period, parts.frequency().unit, budget)) {
                LocalDateTime wall = day.atTime(start.wall().toLocalTime());
                if (wall.isAfter(start.wall())) {
                    if (found.size() >= parts.count() || !wall.isBefore(end) || !isNotAfterUntil(wall)) {
                        return found;
                    }
                    found.add(wall);
                }
            }
            if (found.size() > max) {
                throw new RowRefused("RRULE gives more than " + max + " starts before " + end
                        + ": give a shorter window or let the event begin later");
            }
            period = next;
        }
        return found;
    }

    /** The first day of a period that the rule uses; 0 is the period of DTSTART. */
    private LocalDate periodStart(long index) {
        LocalDate first = start.wall().toLocalDate();
        return switch (parts.frequency()) {
            case DAILY -> first.plusDays(index * parts.interval());
            case WEEKLY ->
                first.minusDays(Math.floorMod(
                                first.getDayOfWeek().getValue()
                                        - parts.weekStart().getValue(),
                                DayOfWeek.values().length))
                        .plusWeeks(index * parts.interval());
            case MONTHLY -> first.withDayOfMonth(1).plusMonths(index * parts.interval());
            case YEARLY -> first.withDayOfYear(1).plusYears(index * parts.interval());
        };
    }

    private boolean isNotAfterUntil(LocalDateTime wall) {
        if (until == null) {
            return true;
        }
        return until.allDay()
                ? !wall.toLocalDate().isAfter(until.wall().toLocalDate())
                : !start.withWallTime(wall).approximateInstant().isAfter(until.approximateInstant());
    }
}
