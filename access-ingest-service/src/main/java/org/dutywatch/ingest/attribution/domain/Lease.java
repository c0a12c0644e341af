package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The interval in which one holder had an address.
 *
 * @param address canonical, see {@link Addresses}
 * @param holder empty for a terminal that no single person uses
 * @param start inclusive
 * @param end exclusive
 */
public record Lease(String address, Optional<UserName> holder, Instant start, Instant end) {
    boolean overlaps(Instant from, Instant to) {
        return !start.isAfter(to) && end.isAfter(from);
    }

    boolean holdsAt(Instant time) {
        return overlaps(time, time);
    }
}
