package org.dutywatch.compliance.model.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** An interval of time from {@code start} (included) to {@code end} (excluded). It may be empty. */
public record Interval(Instant start, Instant end) {

    /** @throws IllegalArgumentException if {@code end} is before {@code start} */
    public Interval {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("an interval cannot end (" + end + ") before it starts (" + start + ")");
        }
    }

    public static Interval of(Instant start, Duration length) {
        return new Interval(start, start.plus(length));
    }

    /** From the earliest start to the latest end of these; empty if there are none. */
    public static Optional<Interval> hull(Collection<Interval> intervals) {
        return intervals.stream()
                .map(Interval::start)
                .min(Comparator.naturalOrder())
                .map(start -> new Interval(
                        start,
                        intervals.stream()
                                .map(Interval::end)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
    }

    public boolean isEmpty() {
        return start.equals(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /** Whether both share at least one moment. An empty interval counts as the single moment of its start. */
    public boolean overlaps(Interval other) {
        return contains(other.start) || other.contains(start);
    }

    /** Whether the moment lies in the interval. An empty interval contains the moment of its start. */
    public boolean contains(Instant moment) {
        return isEmpty() ? moment.equals(start) : !moment.isBefore(start) && moment.isBefore(end);
    }

    /** The interval extended by {@code margin} at both ends. */
    public Interval widened(Duration margin) {
        return new Interval(start.minus(margin), end.plus(margin));
    }
}
