package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;
import java.util.List;

/** Who held which address. Asked by many threads at once while leases change. */
@FunctionalInterface
public interface Leases {
    /** For sources that recognise nobody by address. */
    Leases NONE = (address, from, to) -> List.of();

    /** The leases of an address that hold at some time in {@code [from, to]}. */
    List<Lease> of(String address, Instant from, Instant to);
}
