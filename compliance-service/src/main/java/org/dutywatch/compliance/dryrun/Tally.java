package org.dutywatch.compliance.dryrun;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.dryrun.DryRunResponse.Findings;
import org.dutywatch.compliance.dryrun.DryRunResponse.RuleTried;
import org.dutywatch.compliance.dryrun.DryRunResponse.UnitTried;
import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.compliance.findings.domain.Tier;

/** Counts findings by unit, rule and tier; separately under the policies in force, and under these and the draft. */
final class Tally {
    private final SortedMap<String, Unit> units = new TreeMap<>();

    /** The policies under which a finding is counted. */
    enum Side {
        IN_FORCE,
        DRAFT
    }

    private static final class Unit {
        private int shifts;
        private final Map<Side, Map<Rule, int[]>> counts = new EnumMap<>(Side.class);

        private int[] of(Side side, Rule rule) {
            return counts.computeIfAbsent(side, one -> new EnumMap<>(Rule.class))
                    .computeIfAbsent(rule, one -> new int[Tier.values().length]);
        }

        private Findings findings(Side side, Rule rule) {
            int[] count = of(side, rule);
            return new Findings(count[Tier.ALERT.ordinal()], count[Tier.REVIEW.ordinal()]);
        }

        private List<RuleTried> rules() {
            return List.of(Rule.values()).stream()
                    .map(rule -> new RuleTried(rule, findings(Side.IN_FORCE, rule), findings(Side.DRAFT, rule)))
                    .filter(one -> !one.inForce().equals(one.draft())
                            || one.draft().alerts() + one.draft().reviews() > 0)
                    .toList();
        }
    }

    void shift(String unit) {
        units.computeIfAbsent(unit, name -> new Unit()).shifts++;
    }

    void finding(String unit, Side side, Rule rule, Tier tier) {
        units.computeIfAbsent(unit, name -> new Unit()).of(side, rule)[tier.ordinal()]++;
    }

    int shifts() {
        return units.values().stream().mapToInt(unit -> unit.shifts).sum();
    }

    Findings total(Side side) {
        return sum(units().stream()
                .map(unit -> side == Side.DRAFT ? unit.draft() : unit.inForce())
                .toList());
    }

    List<UnitTried> units() {
        return units.entrySet().stream()
                .map(entry -> new UnitTried(
                        entry.getKey(),
                        entry.getValue().shifts,
                        sum(entry.getValue().rules().stream()
                                .map(RuleTried::inForce)
                                .toList()),
                        sum(entry.getValue().rules().stream()
                                .map(RuleTried::draft)
                                .toList()),
                        entry.getValue().rules()))
                .toList();
    }

    private static Findings sum(List<Findings> all) {
        return new Findings(
                all.stream().mapToInt(Findings::alerts).sum(),
                all.stream().mapToInt(Findings::reviews).sum());
    }
}
