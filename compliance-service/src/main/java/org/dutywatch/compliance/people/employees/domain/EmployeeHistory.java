package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dutywatch.compliance.model.time.FarFuture;
import org.jspecify.annotations.Nullable;

/** The facts about one employee at every moment, as recorded now. Immutable: a change returns a new history. */
public final class EmployeeHistory {
    /** The start of every history. Earlier moments are never looked up. */
    public static final Instant BEGINNING = Instant.parse("1900-01-01T00:00:00Z");

    /** The end of every history, exclusive. */
    public static final Instant END = FarFuture.INSTANT;

    private final NavigableMap<Instant, EmployeeFacts> starts;

    /**
     * A time in which the same facts hold.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record FactsPeriod(Instant from, Instant to, EmployeeFacts facts) {
        boolean overlaps(Instant start, Instant end) {
            return from.isBefore(end) && to.isAfter(start);
        }

        /** The part in this interval, which it overlaps. */
        FactsPeriod cut(Instant start, Instant end) {
            return new FactsPeriod(later(from, start), earlier(to, end), facts);
        }
    }

    /**
     * A user name or an alias that an employee has for some time.
     *
     * @param username as given
     * @param from inclusive; {@link #BEGINNING} if nothing is known of the time before
     * @param to exclusive; {@link #END} if it is not known to end
     */
    public record HeldName(String username, Instant from, Instant to) {}

    private EmployeeHistory(NavigableMap<Instant, EmployeeFacts> starts) {
        this.starts = starts;
    }

    /**
     * The history of these periods.
     *
     * @param periods in any order, without gaps from {@link #BEGINNING} to {@link #END}
     */
    public static EmployeeHistory of(Collection<FactsPeriod> periods) {
        NavigableMap<Instant, EmployeeFacts> starts = new TreeMap<>();
        periods.forEach(period -> starts.put(period.from(), period.facts()));
        return new EmployeeHistory(starts);
    }

    /**
     * The history of a new employee. The facts also hold for the time before the change, because nothing else is known
     * of it. If the change is in the future, the employee is inactive until then.
     */
    public static EmployeeHistory startingWith(EmployeeChange change, Instant now) {
        NavigableMap<Instant, EmployeeFacts> starts = new TreeMap<>();
        boolean later = change.from().isAfter(now);
        starts.put(BEGINNING, later ? change.facts().inactive() : change.facts());
        if (later) {
            starts.put(change.from(), change.facts());
        }
        return new EmployeeHistory(withoutRepeats(starts));
    }

    /**
     * The history after a change. Each field that the change sets to another value holds from the time of the change
     * until the next change of the same field. For example, a corrected unit also holds after a later change of the
     * mail address, and ends where the unit itself changes.
     */
    public EmployeeHistory with(EmployeeChange change) {
        Instant from = change.from().isBefore(BEGINNING) ? BEGINNING : change.from();
        EmployeeFacts oldFacts = at(from);
        EmployeeFacts newFacts =
                change.includesRank() ? change.facts() : change.facts().withRank(oldFacts.rank());
        NavigableMap<Instant, EmployeeFacts> changed = new TreeMap<>(starts.headMap(from, false));
        changed.put(from, newFacts);
        for (var later : starts.tailMap(from, false).entrySet()) {
            newFacts = later.getValue().withCorrectionBefore(oldFacts, newFacts);
            oldFacts = later.getValue();
            changed.put(later.getKey(), newFacts);
        }
        return new EmployeeHistory(withoutRepeats(changed));
    }

    private static NavigableMap<Instant, EmployeeFacts> withoutRepeats(NavigableMap<Instant, EmployeeFacts> starts) {
        NavigableMap<Instant, EmployeeFacts> distinct = new TreeMap<>();
        starts.forEach((from, facts) -> {
            var before = distinct.lastEntry();
            if (before == null || !before.getValue().equals(facts)) {
                distinct.put(from, facts);
            }
        });
        return distinct;
    }

    /**
     * The facts at this moment.
     *
     * @param moment not before {@link #BEGINNING}
     */
    public EmployeeFacts at(Instant moment) {
        return starts.floorEntry(moment).getValue();
    }

    /** The first moment after this one at which the facts change; empty if they do not change any more. */
    public Optional<Instant> nextChangeAfter(Instant moment) {
        return Optional.ofNullable(starts.higherKey(moment));
    }

    /** The periods in order of time, without gaps. */
    public List<FactsPeriod> periods() {
        List<FactsPeriod> periods = new ArrayList<>();
        starts.forEach((from, facts) -> {
            Instant next = starts.higherKey(from);
            periods.add(new FactsPeriod(from, next == null ? END : next, facts));
        });
        return periods;
    }

    /**
     * The periods in which the employee has the user names of the facts. They begin with the employment, if it is known
     * when that began. They do not end with it: lines come late, and a name stays that person's until another name is
     * recorded.
     */
    public List<FactsPeriod> periodsWithUserNames() {
        List<FactsPeriod> periods = periods();
        int first = 0;
        while (first < periods.size() && !periods.get(first).facts().active()) {
            first++;
        }
        return first == periods.size() ? periods : periods.subList(first, periods.size());
    }

    /**
     * When the employee has which user name or alias, each name in the order of time, in one period as long as it is
     * held without a gap.
     */
    public List<HeldName> heldNames() {
        List<HeldName> held = new ArrayList<>();
        Map<String, HeldName> current = new LinkedHashMap<>();
        for (FactsPeriod period : periodsWithUserNames()) {
            Set<String> names = period.facts().userNames();
            current.entrySet().removeIf(one -> !names.contains(one.getKey()) && held.add(one.getValue()));
            for (String name : names) {
                HeldName before = current.get(name);
                current.put(name, new HeldName(name, before == null ? period.from() : before.from(), period.to()));
            }
        }
        held.addAll(current.values());
        return held;
    }

    /** The periods that overlap this interval, cut to it. */
    List<FactsPeriod> within(Instant start, Instant end) {
        return periods().stream()
                .filter(period -> period.overlaps(start, end))
                .map(period -> period.cut(start, end))
                .toList();
    }

    /** The periods in which the unit or the rank differs from the other history, so that another limit may apply. */
    public List<FactsPeriod> periodsWithOtherUnitOrRank(EmployeeHistory other) {
        SortedSet<Instant> moments = new TreeSet<>(starts.keySet());
        moments.addAll(other.starts.keySet());
        List<FactsPeriod> differing = new ArrayList<>();
        for (Instant moment : moments) {
            if (!at(moment).hasSameUnitAndRank(other.at(moment))) {
                var rest = moments.tailSet(moment.plusNanos(1));
                differing.add(new FactsPeriod(moment, rest.isEmpty() ? END : rest.first(), at(moment)));
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
