package org.dutywatch.compliance.model.bundles.file;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.evaluation.CheckedShift;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.verdicts.PostingVerdict;

/**
 * Hides which sites the employee visited off duty, because that is private. An access is hidden if it lies off duty and
 * belongs to no visit that overlaps duty. A hidden access keeps its time, so that off-duty minutes can still be summed,
 * but its id, site and host are replaced by aliases. An access is not hidden if hiding it would change a figure: first
 * all are hidden together; if that changes a figure, the group is divided by site, then into halves, and each part is
 * tried alone.
 */
public final class OffDutyRedaction {
    /** Every try computes all figures once. Accesses that are undecided after the last try are not hidden. */
    private static final int MAX_TRIES = 200;

    private final ShiftFacts facts;
    private final CheckedShift checked;
    private final PostingVerdict posting;
    private final Set<AccessObservation> hidden = new HashSet<>();

    private OffDutyRedaction(ShiftFacts facts) {
        this.facts = facts;
        this.checked = facts.checkLimits();
        this.posting = facts.posting();
    }

    /** @return the same facts with aliases for hidden accesses; they give the same figures */
    public static ShiftFacts redact(ShiftFacts facts) {
        var offDuty = offDuty(facts);
        // Without any, nothing can change a figure, so none is computed.
        return redacted(facts, offDuty.isEmpty() ? Set.of() : new OffDutyRedaction(facts).hideable(offDuty));
    }

    /** The accesses that may be hidden: off duty, and outside every visit that overlaps duty. */
    private static List<AccessObservation> offDuty(ShiftFacts facts) {
        IntervalSet duty = facts.shift().duty();
        if (facts.evidence().stream().allMatch(one -> duty.intervals().stream().anyMatch(one.time()::overlaps))) {
            return List.of();
        }
        List<Interval> onDuty = facts.estimator().estimate(facts.evidence()).high().union(duty).intervals().stream()
                .filter(visit -> !duty.intersect(IntervalSet.of(visit)).isEmpty())
                .toList();
        return ObservationsFile.of(facts.evidence()).observations().stream()
                .filter(one -> onDuty.stream().noneMatch(one.time()::overlaps))
                .distinct()
                .toList();
    }

    /** Those of the accesses whose hiding changes no figure. */
    private Set<AccessObservation> hideable(List<AccessObservation> all) {
        Queue<List<AccessObservation>> undecided = new ArrayDeque<>(List.of(all));
        for (int tries = 0; tries < MAX_TRIES && !undecided.isEmpty(); tries++) {
            List<AccessObservation> group = undecided.remove();
            hidden.addAll(group);
            if (changesAFigure()) {
                group.forEach(hidden::remove);
                undecided.addAll(parts(group));
            }
        }
        return hidden;
    }

    private boolean changesAFigure() {
        ShiftFacts redacted = redacted(facts, hidden);
        return !sameFigures(redacted.checkLimits()) || !redacted.posting().equals(posting);
    }

    private boolean sameFigures(CheckedShift other) {
        return other.measurement().minutes().equals(checked.measurement().minutes())
                && other.limitChecks().equals(checked.limitChecks());
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

    private static ShiftFacts redacted(ShiftFacts facts, Set<AccessObservation> hidden) {
        return new ShiftFacts(
                facts.shift(),
                facts.exemptTimes(),
                facts.siteExemptions(),
                facts.otherDuty(),
                AliasedEvidence.of(facts.evidence(), hidden),
                facts.policy(),
                facts.profiles(),
                facts.rosterKnownUntil(),
                facts.sitePolicies());
    }
}
