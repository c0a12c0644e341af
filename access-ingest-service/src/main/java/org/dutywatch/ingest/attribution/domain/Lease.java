package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Who held an address for a time.
 *
 * @param address in its one form, see {@link Addresses}
 * @param holder empty for a terminal that several share, or that is nobody's
 * @param end the first moment that no longer belongs to the lease
 */
public record Lease(String address, Optional<UserName> holder, Instant start, Instant end) {
    boolean overlaps(Instant from, Instant to) {
        return !start.isAfter(to) && end.isAfter(from);
    }

    boolean holdsAt(Instant time) {
        return overlaps(time, time);
    }
}
