package org.dutywatch.compliance.insight.dashboards.answers;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.TimeRange;
import org.jspecify.annotations.Nullable;

/** The length of time that one item of a trend covers. */
public enum Bucket {
    DAY,
    WEEK,
    MONTH;

    /** The largest number of buckets in one response. */
    static final int MAX_BUCKETS = 1_100;

    /**
     * @param text {@code day}, {@code week} or {@code month}; null means {@code month}
     * @throws ProblemException INVALID_REQUEST for any other text
     */
    public static Bucket of(@Nullable String text) {
        String word = text == null ? "month" : text;
        for (Bucket one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw new ProblemException(ProblemType.INVALID_REQUEST, "bucket must be day, week or month");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the bucket that holds this day. */
    public LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private LocalDate next(LocalDate firstDay) {
        return switch (this) {
            case DAY -> firstDay.plusDays(1);
            case WEEK -> firstDay.plusWeeks(1);
            case MONTH -> firstDay.plusMonths(1);
        };
    }

    /**
     * The first days of all buckets that overlap the range, in order.
     *
     * @throws ProblemException INVALID_REQUEST where there are more than {@value #MAX_BUCKETS}
     */
    public List<LocalDate> firstDays(TimeRange range, ZoneId zone) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = firstDay(range.from().atZone(zone).toLocalDate());
        for (Instant start = range.from();
                start.isBefore(range.to());
                start = day.atStartOfDay(zone).toInstant()) {
            days.add(day);
            day = next(day);
            if (days.size() > MAX_BUCKETS) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "that is more than " + MAX_BUCKETS + " buckets: ask for a larger bucket or a shorter range");
            }
        }
        return days;
    }
}
