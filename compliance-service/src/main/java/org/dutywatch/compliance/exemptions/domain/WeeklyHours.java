package org.dutywatch.compliance.exemptions.domain;

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
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * The same hours of the wall clock on some days of each week. Hours that end at or before they start end on the next day.
 *
 * <p>When clocks change, an occurrence never covers less than the clock on the wall says: one that starts in an hour that
 * comes twice starts with the first, one that ends in it ends with the second; a time that is skipped is the moment of the
 * change.
 *
 * @param days on which it starts; at least one
 */
public record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    public WeeklyHours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no day of the week is named");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** The occurrences that have a moment in {@code asked}, cut to {@code valid}. */
    public IntervalSet during(Interval valid, Interval asked) {
        List<Interval> occurrences = new ArrayList<>();
        LocalDate day =
                LocalDate.ofInstant(later(valid.start(), asked.start()), zone).minusDays(1);
        LocalDate last = LocalDate.ofInstant(earlier(valid.end(), asked.end()), zone);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek())) {
                occurrences.add(on(day));
            }
        }
        return IntervalSet.of(occurrences.stream()
                .filter(one -> one.overlaps(asked))
                .flatMap(one -> IntervalSet.of(one).intersect(IntervalSet.of(valid)).intervals().stream())
                .toList());
    }

    private Interval on(LocalDate day) {
        Instant start = instant(day.atTime(from), true);
        Instant end = instant((to.isAfter(from) ? day : day.plusDays(1)).atTime(to), false);
        return new Interval(start, end.isBefore(start) ? start : end);
    }

    private Instant instant(LocalDateTime wall, boolean first) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(wall);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition change = rules.getTransition(wall);
            return change.getInstant();
        }
        return wall.toInstant(offsets.get(first ? 0 : offsets.size() - 1));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
