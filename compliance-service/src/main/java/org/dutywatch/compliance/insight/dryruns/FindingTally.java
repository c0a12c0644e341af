package org.dutywatch.compliance.insight.dryruns;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.dryruns.PolicyDryRunResponse.FindingCounts;
import org.dutywatch.compliance.insight.dryruns.PolicyDryRunResponse.RuleFindingCounts;
import org.dutywatch.compliance.insight.dryruns.PolicyDryRunResponse.UnitFindingCounts;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.jspecify.annotations.Nullable;

/** Counts findings by unit, rule and tier; separately under the policies in force, and under these and the draft. */
final class FindingTally {
    private final SortedMap<String, Unit> units = new TreeMap<>();
    private final Set<String> employees = new HashSet<>();
    private final Map<PolicySide, Map<Tier, Set<String>>> employeesByTier = new EnumMap<>(PolicySide.class);

    /** The policies under which a finding is counted. */
    enum PolicySide {
        IN_FORCE,
        DRAFT
    }

    private static final class Unit {
        private int shifts;
        private final Map<PolicySide, Map<Rule, int[]>> counts = new EnumMap<>(PolicySide.class);

        private int[] of(PolicySide side, Rule rule) {
            return counts.computeIfAbsent(side, one -> new EnumMap<>(Rule.class))
                    .computeIfAbsent(rule, one -> new int[Tier.values().length]);
        }

        private FindingCounts findings(PolicySide side, Rule rule) {
            int[] count = of(side, rule);
            return new FindingCounts(count[Tier.ALERT.ordinal()], count[Tier.REVIEW.ordinal()]);
        }

        private List<RuleFindingCounts> rules() {
            return List.of(Rule.values()).stream()
                    .map(rule -> new RuleFindingCounts(
                            rule, findings(PolicySide.IN_FORCE, rule), findings(PolicySide.DRAFT, rule)))
                    .filter(one ->
                            !one.inForce().equals(one.draft()) || !one.draft().equals(new FindingCounts(0, 0)))
                    .toList();
        }
    }

    void countShift(String unit, String employeeId) {
        employees.add(employeeId);
        units.computeIfAbsent(unit, name -> new Unit()).shifts++;
    }

    void countFinding(String unit, String employeeId, PolicySide side, Rule rule, Tier tier) {
        employeesByTier
                .computeIfAbsent(side, any -> new EnumMap<>(Tier.class))
                .computeIfAbsent(tier, any -> new HashSet<>())
                .add(employeeId);
        units.computeIfAbsent(unit, name -> new Unit()).of(side, rule)[tier.ordinal()]++;
    }

    int shifts() {
        return units.values().stream().mapToInt(unit -> unit.shifts).sum();
    }

    /** The number of employees with a measured shift. */
    int employees() {
        return employees.size();
    }

    /**
     * The total, without showing what one employee did: null where fewer employees than the smallest group have such
     * findings, otherwise rounded down to a multiple of it, so that two drafts do not differ by one employee.
     */
    FindingCounts roundedTotal(PolicySide side, int smallestGroup) {
        FindingCounts exact = total(side);
        return new FindingCounts(
                rounded(exact.alerts(), side, Tier.ALERT, smallestGroup),
                rounded(exact.reviews(), side, Tier.REVIEW, smallestGroup));
    }

    private @Nullable Integer rounded(@Nullable Integer count, PolicySide side, Tier tier, int smallestGroup) {
        int people = employeesByTier
                .getOrDefault(side, Map.of())
                .getOrDefault(tier, Set.of())
                .size();
        if (count == null || (people > 0 && people < smallestGroup)) {
            return null;
        }
        return count - count % smallestGroup;
    }

    FindingCounts total(PolicySide side) {
        return sum(units().stream()
                .map(unit -> side == PolicySide.DRAFT ? unit.draft() : unit.inForce())
                .toList());
    }

    List<UnitFindingCounts> units() {
        return units.entrySet().stream()
                .map(entry -> new UnitFindingCounts(
                        entry.getKey(),
                        entry.getValue().shifts,
                        sum(entry.getValue().rules().stream()
                                .map(RuleFindingCounts::inForce)
                                .toList()),
                        sum(entry.getValue().rules().stream()
                                .map(RuleFindingCounts::draft)
                                .toList()),
                        entry.getValue().rules()))
                .toList();
    }

    private static FindingCounts sum(List<FindingCounts> all) {
        return new FindingCounts(
                all.stream()
                        .map(FindingCounts::alerts)
                        .mapToInt(FindingTally::number)
                        .sum(),
                all.stream()
                        .map(FindingCounts::reviews)
                        .mapToInt(FindingTally::number)
                        .sum());
    }

    private static int number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
