package org.dutywatch.compliance.measuring.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.measuring.evidence.Evidence;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Finds frozen shifts: a part of their evidence was dropped, so they cannot be evaluated correctly any more. */
@ApplicationScoped
public class FrozenShifts {
    private final Evidence evidence;

    FrozenShifts(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Call this after the facts were read, so that a day dropped in between is noticed.
     *
     * @param facts the facts of those shifts that are in the roster
     * @return the frozen shifts among {@code keys}
     */
    public Set<ShiftKey> among(Collection<ShiftKey> keys, Map<ShiftKey, ShiftFacts> facts) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        IntervalSet dropped = evidence.droppedIntervals(smallestInterval(keys, facts));
        return keys.stream()
                .filter(key -> dropped.intervals().stream().anyMatch(evidenceTime(key, facts.get(key))::overlaps))
                .collect(Collectors.toSet());
    }

    /** The time whose evidence the shift depends on. If it is not in the roster any more, only its start is known. */
    private static Interval evidenceTime(ShiftKey key, @Nullable ShiftFacts facts) {
        Interval span = facts == null
                ? new Interval(key.start(), key.start())
                : facts.shift().worked();
        return span.widened(ShiftEvaluator.MARGIN);
    }

    /** The smallest interval that contains the evidence times of all these shifts. */
    private static Interval smallestInterval(Collection<ShiftKey> keys, Map<ShiftKey, ShiftFacts> facts) {
        Instant from = Instant.MAX;
        Instant to = Instant.MIN;
        for (ShiftKey key : keys) {
            Interval evidenceTime = evidenceTime(key, facts.get(key));
            from = evidenceTime.start().isBefore(from) ? evidenceTime.start() : from;
            to = evidenceTime.end().isAfter(to) ? evidenceTime.end() : to;
        }
        return new Interval(from, to);
    }
}
