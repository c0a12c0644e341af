package org.dutywatch.ingest.leases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A time in which another person may hold an address than before a change of leases.
 *
 * @param address canonical
 * @param from inclusive
 * @param to exclusive
 */
public record AffectedInterval(String address, Instant from, Instant to) {
    private static final Comparator<AffectedInterval> BY_ADDRESS_AND_START =
            Comparator.comparing(AffectedInterval::address).thenComparing(AffectedInterval::from);

    /** The same times, without intervals of one address that overlap or touch. */
    public static List<AffectedInterval> merge(Collection<AffectedInterval> intervals) {
        List<AffectedInterval> merged = new ArrayList<>();
        intervals.stream().sorted(BY_ADDRESS_AND_START).forEach(next -> {
            AffectedInterval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null
                    || !last.address().equals(next.address())
                    || last.to().isBefore(next.from())) {
                merged.add(next);
            } else if (last.to().isBefore(next.to())) {
                merged.set(merged.size() - 1, new AffectedInterval(last.address(), last.from(), next.to()));
            }
        });
        return merged;
    }
}
