package org.dutywatch.compliance.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of one employee for every moment, as it is known now. It never changes; a change makes another. */
public final class EmployeeHistory {
    /** The first moment of every history: nobody asks for an earlier one. */
    public static final Instant BEGINNING = Instant.parse("1900-01-01T00:00:00Z");

    /** After the last moment of every history. */
    public static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final NavigableMap<Instant, EmployeeFacts> starts;

    /** @param to excluded */
    public record Period(Instant from, Instant to, EmployeeFacts facts) {
        boolean overlaps(Instant start, Instant end) {
            return from.isBefore(end) && to.isAfter(start);
        }
    }

    private EmployeeHistory(NavigableMap<Instant, EmployeeFacts> starts) {
        this.starts = starts;
    }

    /** @param periods without gap from {@link #BEGINNING} to {@link #END} */
    public static EmployeeHistory of(Collection<Period> periods) {
        NavigableMap<Instant, EmployeeFacts> starts = new TreeMap<>();
        periods.forEach(period -> starts.put(period.from(), period.facts()));
        return new EmployeeHistory(starts);
    }

    /**
     * The first that is said of somebody. It holds from the beginning of time, because nothing else is known of the time
     * before; only who is to come later is not active until then.
     */
    public static EmployeeHistory first(EmployeeChange change, Instant now) {
        NavigableMap<Instant, EmployeeFacts> starts = new TreeMap<>();
        boolean later = change.from().isAfter(now);
        starts.put(BEGINNING, later ? change.facts().inactive() : change.facts());
        if (later) {
            starts.put(change.from(), change.facts());
        }
        return new EmployeeHistory(withoutRepeats(starts));
    }

    /**
     * The history after the change. What the change says differently from what held at its moment holds from then on,
     * each field until its next change: a corrected unit reaches through a later change of the mail address, and ends
     * where the unit itself changes.
     */
    public EmployeeHistory with(EmployeeChange change) {
        Instant from = change.from().isBefore(BEGINNING) ? BEGINNING : change.from();
        EmployeeFacts was = at(from);
        EmployeeFacts is = change.saysRank() ? change.facts() : change.facts().ranked(was.rank());
        NavigableMap<Instant, EmployeeFacts> changed = new TreeMap<>(starts.headMap(from, false));
        changed.put(from, is);
        for (var later : starts.tailMap(from, false).entrySet()) {
            is = later.getValue().following(was, is);
            was = later.getValue();
            changed.put(later.getKey(), is);
        }
        return new EmployeeHistory(withoutRepeats(changed));
    }

    private static NavigableMap<Instant, EmployeeFacts> withoutRepeats(NavigableMap<Instant, EmployeeFacts> starts) {
        NavigableMap<Instant, EmployeeFacts> once = new TreeMap<>();
        starts.forEach((from, facts) -> {
            var before = once.lastEntry();
            if (before == null || !before.getValue().equals(facts)) {
                once.put(from, facts);
            }
        });
        return once;
    }

    /** @param moment not before {@link #BEGINNING} */
    public EmployeeFacts at(Instant moment) {
        return starts.floorEntry(moment).getValue();
    }

    /** The next moment after this one from which something else holds. */
    public Optional<Instant> nextAfter(Instant moment) {
        return Optional.ofNullable(starts.higherKey(moment));
    }

    /** In the order of time, without gap. */
    public List<Period> periods() {
        List<Period> periods = new ArrayList<>();
        starts.forEach((from, facts) -> {
            Instant next = starts.higherKey(from);
            periods.add(new Period(from, next == null ? END : next, facts));
        });
        return periods;
    }

    /** The periods that overlap this stretch, cut to it. */
    List<Period> within(Instant start, Instant end) {
        return periods().stream()
                .filter(period -> period.overlaps(start, end))
                .map(period -> new Period(later(period.from(), start), earlier(period.to(), end), period.facts()))
                .toList();
    }

    /** The periods in which another limit may hold by this history than by the other: unit or rank differ. */
    public List<Period> measuredOtherwise(EmployeeHistory other) {
        SortedSet<Instant> moments = new TreeSet<>(starts.keySet());
        moments.addAll(other.starts.keySet());
        List<Period> differing = new ArrayList<>();
        for (Instant moment : moments) {
            if (!at(moment).measuredAs(other.at(moment))) {
                var rest = moments.tailSet(moment.plusNanos(1));
                differing.add(new Period(moment, rest.isEmpty() ? END : rest.first(), at(moment)));
            }
        }
        return differing;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmployeeHistory history && starts.equals(history.starts);
    }

    @Override
    public int hashCode() {
        return starts.hashCode();
    }

    @Override
    public String toString() {
        return starts.toString();
    }
}
