package org.dutywatch.compliance.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.compliance.duty.calendar.RecurrenceRule.Frequency;
import org.dutywatch.eventkit.csv.RowRefused;

/**
 * The days of a period that match a recurrence rule.
 *
 * @param numbers the lists of the rule; what it leaves open is what DTSTART says
 * @param weekdays the weekdays with their ordinals; empty if the rule does not limit them
 * @param ordinalsInYear whether the ordinals of weekdays count in the year, not in the month
 * @param weeks how the weeks of a year are numbered
 */
record RuleDays(
        Map<String, Set<Integer>> numbers,
        Map<DayOfWeek, Set<Integer>> weekdays,
        boolean ordinalsInYear,
        WeekFields weeks) {
    /** The first week of a year has at least so many days of it (RFC 5545). */
    private static final int DAYS_IN_FIRST_WEEK = 4;

    private static final int WEEK = 7;
    private static final int MONTHS = 12;

    static RuleDays of(RuleParts parts, LocalDate start) {
        Map<String, Set<Integer>> numbers = new HashMap<>(parts.numbers());
        Map<DayOfWeek, Set<Integer>> weekdays = new EnumMap<>(DayOfWeek.class);
        weekdays.putAll(parts.weekdays());
        boolean choosesDays =
                !weekdays.isEmpty() || numbers.containsKey("BYMONTHDAY") || numbers.containsKey("BYYEARDAY");
        boolean isInWeek = parts.frequency() == Frequency.WEEKLY || numbers.containsKey("BYWEEKNO");
        if (!choosesDays && isInWeek) {
            weekdays.put(start.getDayOfWeek(), Set.of(0));
        } else if (!choosesDays && parts.frequency() != Frequency.DAILY) {
            numbers.put("BYMONTHDAY", Set.of(start.getDayOfMonth()));
            if (parts.frequency() == Frequency.YEARLY) {
                numbers.putIfAbsent("BYMONTH", Set.of(start.getMonthValue()));
            }
        }
        return new RuleDays(
                numbers,
                weekdays,
                parts.frequency() == Frequency.YEARLY && !numbers.containsKey("BYMONTH"),
                WeekFields.of(parts.weekStart(), DAYS_IN_FIRST_WEEK));
    }

    /**
     * The matching days of the period that begins on this day, in order.
     *
     * @throws RowRefused if the budget is spent
     */
    List<LocalDate> in(LocalDate periodStart, ChronoUnit length, RuleBudget budget) throws RowRefused {
        LocalDate end = periodStart.plus(1, length);
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = periodStart;
        while (day.isBefore(end)) {
            budget.spendStep();
            if (!isIn("BYMONTH", day.getMonthValue(), MONTHS)) {
                day = day.withDayOfMonth(1).plusMonths(1);
            } else {
                if (matches(day)) {
                    days.add(day);
                }
                day = day.plusDays(1);
            }
        }
        return numbers.containsKey("BYSETPOS") ? atPositions(days) : days;
    }

    private List<LocalDate> atPositions(List<LocalDate> days) {
        Set<LocalDate> chosen = new TreeSet<>();
        for (int position : numbers.getOrDefault("BYSETPOS", Set.of())) {
            int index = position > 0 ? position - 1 : days.size() + position;
            if (index >= 0 && index < days.size()) {
                chosen.add(days.get(index));
            }
        }
        return List.copyOf(chosen);
    }

    private boolean matches(LocalDate day) {
        return isIn("BYMONTHDAY", day.getDayOfMonth(), day.lengthOfMonth())
                && isIn("BYYEARDAY", day.getDayOfYear(), day.lengthOfYear())
                && (!numbers.containsKey("BYWEEKNO")
                        || isIn("BYWEEKNO", day.get(weeks.weekOfWeekBasedYear()), (int)
                                day.range(weeks.weekOfWeekBasedYear()).getMaximum()))
                && matchesWeekday(day);
    }

    /** Whether a list has this number, counted from the begin, or from the end if it is negative. */
    private boolean isIn(String list, int number, int last) {
        Set<Integer> wanted = numbers.get(list);
        return wanted == null || wanted.contains(number) || wanted.contains(number - last - 1);
    }

    private boolean matchesWeekday(LocalDate day) {
        if (weekdays.isEmpty()) {
            return true;
        }
        Set<Integer> ordinals = weekdays.getOrDefault(day.getDayOfWeek(), Set.of());
        int number = ordinalsInYear ? day.getDayOfYear() : day.getDayOfMonth();
        int last = ordinalsInYear ? day.lengthOfYear() : day.lengthOfMonth();
        return ordinals.contains(0)
                || ordinals.contains((number - 1) / WEEK + 1)
                || ordinals.contains(-((last - number) / WEEK + 1));
    }
}
