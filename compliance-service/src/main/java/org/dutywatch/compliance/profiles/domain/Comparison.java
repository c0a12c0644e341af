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

/**
 * Collects the differences of many compared shifts. Of each shift it keeps only the differences, except for the shifts
 * that differ most, so that many shifts fit into memory.
 */
public final class Comparison {
    /** How many of the shifts that differ most are reported. */
    static final int LARGEST = 20;

    private static final Comparator<ComparedShift> SMALLEST_DIFFERENCE_FIRST = Comparator.comparingLong(
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
    private final PriorityQueue<ComparedShift> largest = new PriorityQueue<>(SMALLEST_DIFFERENCE_FIRST);

    /**
     * A change of findings that the other profile would cause.
     *
     * @param was tier under the profile in force; null means that there is no finding
     * @param tier tier under the other profile; if the finding would be withdrawn, the tier that it has
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
     * The result over all shifts.
     *
     * @param shifts number of shifts that were compared
     * @param frozen number of shifts that were not compared, because a part of their evidence was deleted
     * @param findings how many findings would change in each way
     * @param largest the shifts that differ most, sorted by difference, the largest first; without equal ones
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

    /** Counts a shift that cannot be compared, because a part of its evidence was deleted. */
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
                largest.stream().sorted(SMALLEST_DIFFERENCE_FIRST.reversed()).toList());
    }
}
