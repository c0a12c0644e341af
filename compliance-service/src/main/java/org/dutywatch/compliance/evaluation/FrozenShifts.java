package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/** The shifts of whose evidence a part was dropped: from what is left, nobody could say anything true about them. */
@ApplicationScoped
public class FrozenShifts {
    private final Evidence evidence;

    FrozenShifts(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Ask after the facts were read: a day that is dropped in between shows.
     *
     * @param facts of those of the shifts that the roster has
     */
    public Set<ShiftKey> among(Collection<ShiftKey> keys, Map<ShiftKey, ShiftFacts> facts) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        IntervalSet dropped = evidence.dropped(hull(keys, facts));
        return keys.stream()
                .filter(key -> dropped.intervals().stream().anyMatch(seen(key, facts.get(key))::overlaps))
                .collect(Collectors.toSet());
    }

    /** Of a shift that the roster has no more, only the start is known. */
    private static Interval seen(ShiftKey key, @Nullable ShiftFacts facts) {
        Interval span = facts == null
                ? new Interval(key.start(), key.start())
                : facts.shift().span();
        return span.widened(ShiftEvaluator.MARGIN);
    }

    private static Interval hull(Collection<ShiftKey> keys, Map<ShiftKey, ShiftFacts> facts) {
        Instant from = Instant.MAX;
        Instant to = Instant.MIN;
        for (ShiftKey key : keys) {
            Interval seen = seen(key, facts.get(key));
            from = seen.start().isBefore(from) ? seen.start() : from;
            to = seen.end().isAfter(to) ? seen.end() : to;
        }
        return new Interval(from, to);
    }
}
