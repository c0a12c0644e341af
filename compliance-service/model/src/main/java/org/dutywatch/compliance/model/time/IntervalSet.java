package org.dutywatch.compliance.model.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of moments, stored as sorted intervals that neither overlap nor touch. Empty intervals are dropped. Immutable.
 * Two sets of the same moments are equal.
 */
public final class IntervalSet {
    private static final IntervalSet EMPTY = new IntervalSet(List.of());

    private final List<Interval> intervals;

    private IntervalSet(List<Interval> sortedAndApart) {
        this.intervals = List.copyOf(sortedAndApart);
    }

    public static IntervalSet empty() {
        return EMPTY;
    }

    public static IntervalSet of(Interval... intervals) {
        return of(List.of(intervals));
    }

    /** The union of any intervals, in any order. */
    public static IntervalSet of(Collection<Interval> intervals) {
        return joining(intervals, Duration.ZERO);
    }

    /** The union of any intervals, in any order, with every hole of at most {@code gap} filled. */
    public static IntervalSet joining(Collection<Interval> intervals, Duration gap) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparing(Interval::start));
        List<Interval> joined = new ArrayList<>();
        for (Interval next : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && !next.start().isAfter(joined.get(last).end().plus(gap))) {
                Interval previous = joined.get(last);
                joined.set(last, new Interval(previous.start(), later(previous.end(), next.end())));
            } else {
                joined.add(next);
            }
        }
        joined.removeIf(Interval::isEmpty);
        return joined.isEmpty() ? EMPTY : new IntervalSet(joined);
    }

    public IntervalSet union(IntervalSet other) {
        List<Interval> both = new ArrayList<>(intervals);
        both.addAll(other.intervals);
        return of(both);
    }

    public IntervalSet intersect(IntervalSet other) {
        List<Interval> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < intervals.size() && theirs < other.intervals.size()) {
            Interval a = intervals.get(mine);
            Interval b = other.intervals.get(theirs);
            Instant start = later(a.start(), b.start());
            Instant end = earlier(a.end(), b.end());
            if (start.isBefore(end)) {
                common.add(new Interval(start, end));
            }
            if (a.end().isBefore(b.end())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return of(common);
    }

    public IntervalSet subtract(IntervalSet other) {
        List<Interval> rest = new ArrayList<>();
        int theirs = 0;
        for (Interval mine : intervals) {
            Instant from = mine.start();
            while (theirs < other.intervals.size()
                    && !other.intervals.get(theirs).end().isAfter(from)) {
                theirs++;
            }
            for (int i = theirs;
                    i < other.intervals.size() && other.intervals.get(i).start().isBefore(mine.end());
                    i++) {
                Interval hole = other.intervals.get(i);
                rest.add(new Interval(from, later(from, hole.start())));
                from = later(from, hole.end());
            }
            rest.add(new Interval(from, later(from, mine.end())));
        }
        return of(rest);
    }

    /** The sum of all lengths. */
    public Duration length() {
        return intervals.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The window of this length that contains the most time of this set. Only windows that begin at the start of an
     * interval or end at the end of one are tried, because one of these is always a maximum: as a window moves, the
     * time in it stops growing only where an interval starts to leave it or has completely entered it. Of equal
     * windows, the earliest that begins with an interval is returned, otherwise the earliest that ends with one.
     *
     * @return empty for an empty set
     */
    public Optional<Interval> fullestWindow(Duration length) {
        Interval fullest = null;
        Duration most = Duration.ZERO;
        for (Interval window : Stream.concat(
                        intervals.stream().map(Interval::start),
                        intervals.stream().map(one -> one.end().minus(length)))
                .map(start -> Interval.of(start, length))
                .toList()) {
            Duration contained = lengthWithin(window);
            if (contained.compareTo(most) > 0) {
                fullest = window;
                most = contained;
            }
        }
        return Optional.ofNullable(fullest);
    }

    private Duration lengthWithin(Interval window) {
        Duration within = Duration.ZERO;
        for (Interval one : intervals) {
            Instant start = later(one.start(), window.start());
            Instant end = earlier(one.end(), window.end());
            if (start.isBefore(end)) {
                within = within.plus(Duration.between(start, end));
            }
        }
        return within;
    }

    public boolean isEmpty() {
        return intervals.isEmpty();
    }

    /** Whether every moment of {@code other} is also in this set. */
    public boolean covers(IntervalSet other) {
        return other.subtract(this).isEmpty();
    }

    /** Sorted by start; no two of them overlap or touch. */
    public List<Interval> intervals() {
        return intervals;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalSet set && intervals.equals(set.intervals);
    }

    @Override
    public int hashCode() {
        return intervals.hashCode();
    }

    @Override
    public String toString() {
        return intervals.toString();
    }
}
