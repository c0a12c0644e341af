package org.dutywatch.compliance.insight.dryruns;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.dryruns.PolicyDryRunResponse.FindingCounts;
import org.dutywatch.compliance.insight.dryruns.PolicyDryRunResponse.RuleFindingCounts;
import org.dutywatch.compliance.insight.dryruns.PolicyDryRunResponse.UnitFindingCounts;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;

/** Counts findings by unit, rule and tier; separately under the policies in force, and under these and the draft. */
final class FindingTally {
    private final SortedMap<String, Unit> units = new TreeMap<>();

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
                    .filter(one -> !one.inForce().equals(one.draft())
                            || one.draft().alerts() + one.draft().reviews() > 0)
                    .toList();
        }
    }

    void countShift(String unit) {
        units.computeIfAbsent(unit, name -> new Unit()).shifts++;
    }

    void countFinding(String unit, PolicySide side, Rule rule, Tier tier) {
        units.computeIfAbsent(unit, name -> new Unit()).of(side, rule)[tier.ordinal()]++;
    }

    int shifts() {
        return units.values().stream().mapToInt(unit -> unit.shifts).sum();
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
                all.stream().mapToInt(FindingCounts::alerts).sum(),
                all.stream().mapToInt(FindingCounts::reviews).sum());
    }
}
