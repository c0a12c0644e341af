package org.dutywatch.compliance.insight.comparisons.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.insight.dashboards.domain.WeeklyPeople;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the differences of many compared shifts. Of each shift it keeps only the differences, except for the shifts
 * that differ most, so that many shifts fit into memory.
 */
public final class ProfileComparison {
    /** How many of the shifts that differ most are reported. */
    static final int LARGEST = 20;

    private static final String SHIFTS = "shifts";
    private static final String DIFFERENCES = "differences";
    private static final String FINDINGS = "findings";

    private static final Comparator<ComparedShift> SMALLEST_DIFFERENCE_FIRST = Comparator.comparingLong(
                    ComparedShift::largestDifference)
            .thenComparing(Comparator.comparing(ComparedShift::shiftStart)
                    .thenComparing(ComparedShift::employeeId)
                    .reversed());

    private final List<Long> low = new ArrayList<>();
    private final List<Long> point = new ArrayList<>();
    private final List<Long> high = new ArrayList<>();
    private final SortedSet<String> versionsInForce = new TreeSet<>();
    private final Map<FindingTransition, Integer> findings = new TreeMap<>();
    private final WeeklyPeople people;
    private final int smallestGroup;
    private int frozen;
    private final PriorityQueue<ComparedShift> largest = new PriorityQueue<>(SMALLEST_DIFFERENCE_FIRST);

    /**
     * @param smallestGroup a figure of fewer people in one of the weeks is withheld; 1 withholds nothing
     * @param weekOf the start of the week of a moment
     */
    public ProfileComparison(int smallestGroup, UnaryOperator<Instant> weekOf) {
        this.smallestGroup = smallestGroup;
        this.people = new WeeklyPeople(smallestGroup, weekOf);
    }

    /**
     * A change of findings that the other profile would cause.
     *
     * @param tierInForce tier under the profile in force; null means that there is no finding
     * @param tier tier under the other profile; if the finding would be withdrawn, the tier that it has
     */
    public record FindingTransition(
            String unit, FindingChangeKind change, @Nullable Tier tierInForce, Tier tier)
            implements Comparable<FindingTransition> {
        private static final Comparator<FindingTransition> ORDER = Comparator.comparing(FindingTransition::unit)
                .thenComparing(FindingTransition::change)
                .thenComparing(FindingTransition::tierInForce, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(FindingTransition::tier);

        @Override
        public int compareTo(FindingTransition other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The result over all shifts.
     *
     * @param shifts number of shifts that were compared
     * @param frozen number of shifts that were not compared, because a part of their evidence was deleted
     * @param ofFewPeople whether the shifts of one of the weeks are of few people, so that nothing may be shown
     * @param low null if withheld; likewise {@code point} and {@code high}
     * @param findings how many findings would change in each way; null where withheld
     * @param largest the shifts that differ most, sorted by difference, the largest first; without equal ones
     */
    public record ProfileComparisonReport(
            int shifts,
            int frozen,
            boolean ofFewPeople,
            SortedSet<String> versionsInForce,
            @Nullable DifferenceSummary low,
            @Nullable DifferenceSummary point,
            @Nullable DifferenceSummary high,
            SortedMap<FindingTransition, Optional<Integer>> findings,
            List<ComparedShift> largest) {}

    public void add(ComparedShift shift) {
        low.add(shift.lowDifference());
        point.add(shift.pointDifference());
        high.add(shift.highDifference());
        versionsInForce.add(shift.inForce().version());
        people.add(shift.shiftStart(), SHIFTS, "", shift.employeeId());
        shift.findingChange()
                .map(revision -> new FindingTransition(
                        shift.unit(),
                        revision.change(),
                        shift.inForce().tier(),
                        revision.snapshot().tier()))
                .ifPresent(transition -> {
                    findings.merge(transition, 1, Integer::sum);
                    people.add(shift.shiftStart(), FINDINGS, transition.toString(), shift.employeeId());
                });
        if (shift.largestDifference() > 0) {
            people.add(shift.shiftStart(), DIFFERENCES, "", shift.employeeId());
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

    public ProfileComparisonReport report() {
        return new ProfileComparisonReport(
                low.size(),
                frozen,
                !people.withheld(SHIFTS).isEmpty(),
                versionsInForce,
                summary(low),
                summary(point),
                summary(high),
                shownFindings(),
                largest.stream().sorted(SMALLEST_DIFFERENCE_FIRST.reversed()).toList());
    }

    /** Withheld if the differences are those of few people; the percentile is the value of one shift. */
    private @Nullable DifferenceSummary summary(List<Long> tenths) {
        if (!people.withheld(DIFFERENCES).isEmpty()) {
            return null;
        }
        var exact = DifferenceSummary.of(tenths);
        return smallestGroup == 1 ? exact : exact.withoutSinglePerson(people.employees(), smallestGroup);
    }

    private SortedMap<FindingTransition, Optional<Integer>> shownFindings() {
        var withheld = people.withheld(FINDINGS);
        SortedMap<FindingTransition, Optional<Integer>> shown = new TreeMap<>();
        findings.forEach((transition, count) -> shown.put(
                transition, withheld.contains(transition.toString()) ? Optional.empty() : Optional.of(count)));
        return shown;
    }
}
