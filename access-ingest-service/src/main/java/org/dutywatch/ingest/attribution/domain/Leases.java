package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;
import java.util.List;

/** Finds who held an address. Implementations are thread-safe: leases change while many threads read. */
@FunctionalInterface
public interface Leases {
    /** No leases, for sources that do not identify persons by address. */
    Leases NONE = (address, from, to) -> List.of();

    /** The leases of a canonical address that overlap {@code [from, to]}. */
    List<Lease> of(String address, Instant from, Instant to);
}
