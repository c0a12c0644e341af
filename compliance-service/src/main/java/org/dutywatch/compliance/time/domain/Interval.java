package org.dutywatch.compliance.time.domain;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time from {@code start} (included) to {@code end} (excluded); it may be empty, never negative. */
public record Interval(Instant start, Instant end) {

    public Interval {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("an interval cannot end (" + end + ") before it starts (" + start + ")");
        }
    }

    public static Interval of(Instant start, Duration length) {
        return new Interval(start, start.plus(length));
    }

    public boolean isEmpty() {
        return start.equals(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /** Both have at least one moment in common; an interval without length is the moment of its start. */
    public boolean overlaps(Interval other) {
        return holds(other.start) || other.holds(start);
    }

    public boolean holds(Instant moment) {
        return isEmpty() ? moment.equals(start) : !moment.isBefore(start) && moment.isBefore(end);
    }

    /** The same interval, begun earlier and ended later by {@code margin}. */
    public Interval widened(Duration margin) {
        return new Interval(start.minus(margin), end.plus(margin));
    }
}
