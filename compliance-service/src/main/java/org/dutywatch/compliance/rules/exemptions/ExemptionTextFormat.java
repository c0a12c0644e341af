package org.dutywatch.compliance.rules.exemptions;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.jspecify.annotations.Nullable;

/** Converts lists of sites and of weekdays from and to text. A list is written as words separated by spaces. */
public final class ExemptionTextFormat {
    private ExemptionTextFormat() {}

    /** Parses words separated by white space or semicolons; null or blank gives an empty set. */
    public static SortedSet<String> sites(@Nullable String text) {
        return text == null || text.isBlank()
                ? new TreeSet<>()
                : new TreeSet<>(List.of(text.strip().split("[\\s;]+")));
    }

    /** @return null if the collection is empty, which means all sites */
    static @Nullable String sites(Collection<String> sites) {
        return sites.isEmpty() ? null : String.join(" ", sites);
    }

    /**
     * Parses weekdays in full or by their first three letters, in any case.
     *
     * @throws IllegalArgumentException with the first word that is not a day of the week
     */
    public static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : text.strip().split("[\\s;]+")) {
            String name = word.toUpperCase(Locale.ROOT);
            days.add(Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().equals(name)
                            || (name.length() == 3 && day.name().startsWith(name)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no day such as MON")));
        }
        return days;
    }

    static String days(Set<DayOfWeek> days) {
        return days.stream().sorted().map(day -> day.name().substring(0, 3)).collect(Collectors.joining(" "));
    }

    /** @return null if any argument is null: then the exemption does not repeat weekly */
    static @Nullable WeeklyHours hours(
            @Nullable String days, @Nullable LocalTime from, @Nullable LocalTime to, @Nullable String zone) {
        return days == null || from == null || to == null || zone == null
                ? null
                : new WeeklyHours(days(days), from, to, ZoneId.of(zone));
    }
}
