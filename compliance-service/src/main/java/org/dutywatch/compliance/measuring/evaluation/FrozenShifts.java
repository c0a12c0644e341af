package org.dutywatch.compliance.measuring.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.measuring.evidence.KeptEvidence;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/** Finds frozen shifts: a part of their evidence was dropped, so they cannot be evaluated correctly any more. */
@ApplicationScoped
public class FrozenShifts {
    private final KeptEvidence keptEvidence;

    FrozenShifts(KeptEvidence keptEvidence) {
        this.keptEvidence = keptEvidence;
    }

    /**
     * Call this after the facts were read, so that a day dropped in between is noticed.
     *
     * @param facts the facts of those shifts that are in the roster
     * @return the frozen shifts among {@code keys}
     */
    public Set<ShiftKey> among(Collection<ShiftKey> keys, Map<ShiftKey, ShiftFacts> facts) {
        var incomplete = keptEvidence.incomplete(
                keys.stream().map(key -> evidenceTime(key, facts.get(key))).toList());
        return keys.stream()
                .filter(key -> incomplete.contains(evidenceTime(key, facts.get(key))))
                .collect(Collectors.toSet());
    }

    /** The time whose evidence the shift depends on. If it is not in the roster any more, only its start is known. */
    private static EmployeeWindow evidenceTime(ShiftKey key, @Nullable ShiftFacts facts) {
        Interval span = facts == null
                ? new Interval(key.start(), key.start())
                : facts.shift().worked();
        Interval time = span.widened(ShiftEvaluator.MARGIN);
        return new EmployeeWindow(key.employeeId(), time.start(), time.end());
    }
}
