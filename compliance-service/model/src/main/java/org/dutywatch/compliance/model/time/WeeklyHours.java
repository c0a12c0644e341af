package org.dutywatch.compliance.model.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The same hours of local time on some days of each week. If {@code to} is not after {@code from}, they end on the next
 * day.
 *
 * <p>At a daylight saving change the employee gets the benefit: if the start is in the repeated hour, the first
 * occurrence counts; if the end is in it, the second counts. A local time that is skipped counts as the instant of the
 * change.
 *
 * @param days the days on which the hours start; at least one
 * @param from local time, included
 * @param to local time, excluded
 */
public record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    public WeeklyHours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no day of the week is named");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** The occurrences that overlap {@code queried}, cut to {@code valid} but not to {@code queried}. */
    public IntervalSet during(Interval valid, Interval queried) {
        List<Interval> occurrences = new ArrayList<>();
        LocalDate day =
                LocalDate.ofInstant(later(valid.start(), queried.start()), zone).minusDays(1);
        LocalDate last = LocalDate.ofInstant(earlier(valid.end(), queried.end()), zone);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek())) {
                occurrences.add(occurrence(day));
            }
        }
        return IntervalSet.of(occurrences.stream()
                .filter(one -> one.overlaps(queried))
                .flatMap(one -> IntervalSet.of(one).intersect(IntervalSet.of(valid)).intervals().stream())
                .toList());
    }

    private Interval occurrence(LocalDate day) {
        Instant start = instant(day.atTime(from), true);
        Instant end = instant((to.isAfter(from) ? day : day.plusDays(1)).atTime(to), false);
        return new Interval(start, end.isBefore(start) ? start : end);
    }

    private Instant instant(LocalDateTime localTime, boolean earlierOffset) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(localTime);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition change = rules.getTransition(localTime);
            return change.getInstant();
        }
        return localTime.toInstant(offsets.get(earlierOffset ? 0 : offsets.size() - 1));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
