package org.dutywatch.compliance.bundles.format;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.Measured;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * Where somebody went off duty is nobody's business. What lies off duty and belongs to no visit that reaches into duty
 * keeps its time, so that it can be summed, and gets aliases for what tells the place. Should a figure change, only those
 * accesses are named that change it: first all are hidden, then site by site, then smaller and smaller parts.
 */
final class OffDutyWithheld {
    /** Each computes all figures once; what is undecided by then is named. */
    private static final int MOST_TRIES = 200;

    private final ShiftFacts facts;
    private final Measured measured;
    private final PostingVerdict posting;
    private final Set<AccessObservation> hidden = new HashSet<>();

    private OffDutyWithheld(ShiftFacts facts) {
        this.facts = facts;
        this.measured = facts.measure();
        this.posting = facts.posting();
    }

    /** @return facts that give the same figures */
    static ShiftFacts from(ShiftFacts facts) {
        var withheld = new OffDutyWithheld(facts);
        withheld.hideWhatCanBe(offDuty(facts));
        return withheld.told();
    }

    private static List<AccessObservation> offDuty(ShiftFacts facts) {
        IntervalSet duty = facts.shift().duty();
        List<Interval> shown = facts.estimator().estimate(facts.evidence()).high().union(duty).intervals().stream()
                .filter(visit -> !duty.intersect(IntervalSet.of(visit)).isEmpty())
                .toList();
        return ObservationsFile.of(facts.evidence()).observations().stream()
                .filter(one -> shown.stream().noneMatch(one.time()::overlaps))
                .distinct()
                .toList();
    }

    private void hideWhatCanBe(List<AccessObservation> all) {
        Queue<List<AccessObservation>> undecided = new ArrayDeque<>(List.of(all));
        for (int tries = 0; tries < MOST_TRIES && !undecided.isEmpty(); tries++) {
            List<AccessObservation> group = undecided.remove();
            hidden.addAll(group);
            if (changesAFigure()) {
                group.forEach(hidden::remove);
                undecided.addAll(parts(group));
            }
        }
    }

    private boolean changesAFigure() {
        ShiftFacts told = told();
        return !sameFigures(told.measure()) || !told.posting().equals(posting);
    }

    private boolean sameFigures(Measured other) {
        return other.assessed().minutes().equals(measured.assessed().minutes())
                && other.judgements().equals(measured.judgements());
    }

    private static Collection<List<AccessObservation>> parts(List<AccessObservation> group) {
        var bySite = group.stream()
                .collect(Collectors.groupingBy(AccessObservation::site, TreeMap::new, Collectors.toList()));
        if (bySite.size() > 1) {
            return bySite.values();
        }
        int half = group.size() / 2;
        return half == 0 ? List.of() : List.of(group.subList(0, half), group.subList(half, group.size()));
    }

    private ShiftFacts told() {
        return new ShiftFacts(
                facts.shift(),
                facts.exempt(),
                facts.exemptSites(),
                facts.otherDuty(),
                AliasedEvidence.of(facts.evidence(), hidden),
                facts.policy(),
                facts.profiles(),
                facts.rosterKnownUntil(),
                facts.besides());
    }
}
