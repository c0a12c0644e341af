package org.dutywatch.compliance.bundles.format;

import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * Where somebody went off duty is nobody's business. What lies off duty and belongs to no visit that reaches into duty
 * keeps its time, so that it can be summed, and loses its site and host.
 */
final class OffDutyWithheld {
    static final String WITHHELD = "withheld-off-duty";

    private OffDutyWithheld() {}

    static ShiftFacts from(ShiftFacts facts) {
        IntervalSet duty = facts.shift().duty();
        List<Interval> shown = facts.estimator().estimate(facts.evidence()).high().union(duty).intervals().stream()
                .filter(visit -> !duty.intersect(IntervalSet.of(visit)).isEmpty())
                .toList();
        return new ShiftFacts(
                facts.shift(),
                facts.exempt(),
                facts.otherDuty(),
                facts.evidence().stream()
                        .map(one -> shown.stream().anyMatch(one.time()::overlaps) ? one : withoutPlace(one))
                        .toList(),
                facts.policy(),
                facts.profiles());
    }

    private static AccessObservation withoutPlace(AccessObservation one) {
        return new AccessObservation(
                one.id(),
                WITHHELD,
                WITHHELD,
                one.role(),
                one.kind(),
                one.time(),
                one.method(),
                one.status(),
                one.bytesUp(),
                one.bytesDown(),
                one.document(),
                one.embed(),
                one.posting(),
                one.denied(),
                one.series(),
                one.identity(),
                one.ambiguous(),
                one.elsewhere(),
                one.source(),
                one.catalogue());
    }
}
