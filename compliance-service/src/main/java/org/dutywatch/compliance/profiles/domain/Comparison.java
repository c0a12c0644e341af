package org.dutywatch.compliance.profiles.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dutywatch.compliance.findings.domain.Change;
import org.dutywatch.compliance.findings.domain.Tier;
import org.jspecify.annotations.Nullable;

/** Sums shifts up as they come and keeps of each no more than its differences, so that many fit. */
public final class Comparison {
    /** How many of the shifts that differ most are told. */
    static final int LARGEST = 20;

    private static final Comparator<ComparedShift> LEAST_MOVED_FIRST = Comparator.comparingLong(
                    ComparedShift::movesMost)
            .thenComparing(Comparator.comparing(ComparedShift::shiftStart)
                    .thenComparing(ComparedShift::pseudonym)
                    .reversed());

    private final List<Long> low = new ArrayList<>();
    private final List<Long> point = new ArrayList<>();
    private final List<Long> high = new ArrayList<>();
    private final SortedSet<String> versionsInForce = new TreeSet<>();
    private final Map<Movement, Integer> findings = new TreeMap<>();
    private int frozen;
    private final PriorityQueue<ComparedShift> largest = new PriorityQueue<>(LEAST_MOVED_FIRST);

    /**
     * What would become of findings.
     *
     * @param was the tier that the finding has; null where there is none
     * @param tier the one that it would have; of one that would be withdrawn, the one that it has
     */
    public record Movement(
            String unit, Change change, @Nullable Tier was, Tier tier) implements Comparable<Movement> {
        private static final Comparator<Movement> ORDER = Comparator.comparing(Movement::unit)
                .thenComparing(Movement::change)
                .thenComparing(Movement::was, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Movement::tier);

        @Override
        public int compareTo(Movement other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What all shifts together show.
     *
     * @param shifts that were compared
     * @param frozen shifts that were not compared, because a part of their evidence is gone
     * @param largest the shifts that differ most, the most different first; none that does not differ
     */
    public record Report(
            int shifts,
            int frozen,
            SortedSet<String> versionsInForce,
            Spread low,
            Spread point,
            Spread high,
            Map<Movement, Integer> findings,
            List<ComparedShift> largest) {}

    public void add(ComparedShift shift) {
        low.add(shift.lowMoves());
        point.add(shift.pointMoves());
        high.add(shift.highMoves());
        versionsInForce.add(shift.inForce().version());
        shift.step()
                .map(step -> new Movement(
                        shift.unit(),
                        step.change(),
                        shift.inForce().tier(),
                        step.standing().tier()))
                .ifPresent(movement -> findings.merge(movement, 1, Integer::sum));
        if (shift.movesMost() > 0) {
            largest.add(shift);
            if (largest.size() > LARGEST) {
                largest.remove();
            }
        }
    }

    /** Counts a shift of whose evidence a part is gone: nothing can be read from the rest. */
    public void skipFrozen() {
        frozen++;
    }

    public Report report() {
        return new Report(
                low.size(),
                frozen,
                versionsInForce,
                Spread.of(low),
                Spread.of(point),
                Spread.of(high),
                findings,
                largest.stream().sorted(LEAST_MOVED_FIRST.reversed()).toList());
    }
}
