package org.dutywatch.compliance.duty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.calendar.RecurrenceRule.Frequency;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an RRULE.
 *
 * @param count how many starts the rule gives at most, DTSTART included; the largest number if it has no COUNT
 * @param until UNTIL as written, in upper case; null if there is none
 * @param numbers the values of BYMONTH, BYMONTHDAY, BYYEARDAY, BYWEEKNO and BYSETPOS, of those that the rule has
 * @param weekdays the values of BYDAY: for each weekday its ordinals in the month or year, 0 for each of them; empty if
 *     the rule has no BYDAY
 */
record RuleParts(
        Frequency frequency,
        int interval,
        int count,
        @Nullable String until,
        DayOfWeek weekStart,
        Map<String, Set<Integer>> numbers,
        Map<DayOfWeek, Set<Integer>> weekdays) {
    private static final Map<String, DayOfWeek> WEEKDAYS = Map.of(
            "MO", DayOfWeek.MONDAY,
            "TU", DayOfWeek.TUESDAY,
            "WE", DayOfWeek.WEDNESDAY,
            "TH", DayOfWeek.THURSDAY,
            "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY,
            "SU", DayOfWeek.SUNDAY);
    /** The largest number of each list; the numbers of BYMONTH are positive, the others may count from the end. */
    private static final Map<String, Integer> LARGEST =
            Map.of("BYMONTH", 12, "BYMONTHDAY", 31, "BYYEARDAY", 366, "BYWEEKNO", 53, "BYSETPOS", 366);

    private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final int MAX_ORDINAL = 53;
    private static final int MAX_INTERVAL = 1_000;
    private static final int MAX_COUNT = 100_000;
    private static final int MAX_LENGTH = 400;

    /**
     * @param start DTSTART
     * @throws RowRefused if a part is unknown or cannot be read, or does not go with the frequency
     */
    static RuleParts read(String rule, LocalDateTime start) throws RowRefused {
        Map<String, String> parts = split(rule);
        Frequency frequency = frequency(parts.remove("FREQ"));
        int interval = number("INTERVAL", parts.remove("INTERVAL"), 1, MAX_INTERVAL);
        String count = parts.get("COUNT");
        String until = parts.remove("UNTIL");
        if (count != null && until != null) {
            throw new RowRefused("RRULE has both COUNT and UNTIL");
        }
        parts.remove("COUNT");
        DayOfWeek weekStart = WEEKDAYS.get(remove(parts, "WKST", "MO"));
        if (weekStart == null) {
            throw new RowRefused("RRULE has a WKST that is no weekday such as MO");
        }
        Map<String, Set<Integer>> numbers = new LinkedHashMap<>();
        for (var list : LARGEST.entrySet()) {
            String text = parts.remove(list.getKey());
            if (text != null) {
                numbers.put(list.getKey(), numbers(list.getKey(), text, list.getValue()));
            }
        }
        Map<DayOfWeek, Set<Integer>> weekdays = weekdays(parts.remove("BYDAY"));
        refuseOtherParts(parts, start);
        refuseUnsuitable(frequency, numbers.keySet(), weekdays);
        return new RuleParts(
                frequency,
                interval,
                number("COUNT", count, Integer.MAX_VALUE, MAX_COUNT),
                until,
                weekStart,
                numbers,
                weekdays);
    }

    private static Map<String, String> split(String rule) throws RowRefused {
        if (rule.length() > MAX_LENGTH) {
            throw new RowRefused("RRULE is longer than " + MAX_LENGTH + " characters");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : rule.toUpperCase(Locale.ROOT).split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length != 2 || parts.put(pair[0].strip(), pair[1].strip()) != null) {
                throw new RowRefused("RRULE part '" + part + "' is not understood");
            }
        }
        return parts;
    }

    private static String remove(Map<String, String> parts, String name, String otherwise) {
        String value = parts.remove(name);
        return value == null ? otherwise : value;
    }

    private static Frequency frequency(@Nullable String name) throws RowRefused {
        for (Frequency frequency : Frequency.values()) {
            if (frequency.name().equals(name)) {
                return frequency;
            }
        }
        throw new RowRefused("RRULE repeats " + (name == null || name.isEmpty() ? "without FREQ" : name)
                + ": a roster repeats DAILY, WEEKLY, MONTHLY or YEARLY");
    }

    private static int number(String part, @Nullable String text, int otherwise, int max) throws RowRefused {
        if (text == null) {
            return otherwise;
        }
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

    private static Set<Integer> numbers(String part, String text, int largest) throws RowRefused {
        Set<Integer> numbers = new TreeSet<>();
        for (String one : text.split(",", -1)) {
            boolean negative = one.startsWith("-") && !part.equals("BYMONTH");
            int number = number(part, negative || one.startsWith("+") ? one.substring(1) : one, 0, largest);
            numbers.add(negative ? -number : number);
        }
        return numbers;
    }

    private static Map<DayOfWeek, Set<Integer>> weekdays(@Nullable String text) throws RowRefused {
        Map<DayOfWeek, Set<Integer>> weekdays = new EnumMap<>(DayOfWeek.class);
        for (String one : text == null ? new String[0] : text.split(",", -1)) {
            var matcher = WEEKDAY.matcher(one.strip());
            if (!matcher.matches()) {
                throw new RowRefused("RRULE has BYDAY=" + one + ": it is a weekday such as MO or 1MO");
            }
            int ordinal = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
            if (matcher.group(1) != null && (ordinal == 0 || Math.abs(ordinal) > MAX_ORDINAL)) {
                throw new RowRefused("RRULE has BYDAY=" + one + ": its number is from 1 to " + MAX_ORDINAL);
            }
            weekdays.computeIfAbsent(WEEKDAYS.get(matcher.group(2)), day -> new TreeSet<>())
                    .add(ordinal);
        }
        return weekdays;
    }

    /** Accepts parts that change nothing: the Gregorian calendar, and the time of day of DTSTART. */
    private static void refuseOtherParts(Map<String, String> parts, LocalDateTime start) throws RowRefused {
        Map<String, String> withoutEffect = Map.of(
                "RSCALE",
                "GREGORIAN",
                "SKIP",
                "OMIT",
                "BYHOUR",
                String.valueOf(start.getHour()),
                "BYMINUTE",
                String.valueOf(start.getMinute()),
                "BYSECOND",
                String.valueOf(start.getSecond()));
        for (var part : parts.entrySet()) {
            String value = part.getValue().replaceFirst("^0+(?=\\d)", "");
            if (!value.equals(withoutEffect.get(part.getKey()))) {
                throw new RowRefused("RRULE part '" + part.getKey() + "=" + part.getValue() + "' is not supported");
            }
        }
    }

    private static void refuseUnsuitable(Frequency frequency, Set<String> lists, Map<DayOfWeek, Set<Integer>> weekdays)
            throws RowRefused {
        boolean isYearly = frequency == Frequency.YEARLY;
        boolean hasOrdinals = weekdays.values().stream()
                .anyMatch(ordinals -> ordinals.stream().anyMatch(ordinal -> ordinal != 0));
        boolean ordinalsAreUseless = !isYearly && frequency != Frequency.MONTHLY || lists.contains("BYWEEKNO");
        var unsuitable = Arrays.stream(new String[] {
                    !isYearly && lists.contains("BYYEARDAY") ? "BYYEARDAY" : "",
                    !isYearly && lists.contains("BYWEEKNO") ? "BYWEEKNO" : "",
                    frequency == Frequency.WEEKLY && lists.contains("BYMONTHDAY") ? "BYMONTHDAY" : "",
                    hasOrdinals && ordinalsAreUseless ? "numbers in BYDAY" : ""
                })
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        if (!unsuitable.isEmpty()) {
            throw new RowRefused("RRULE with FREQ=" + frequency + " cannot have " + unsuitable);
        }
    }
}
