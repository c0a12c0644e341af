package org.dutywatch.ingest.leases;

import java.time.Instant;
import java.util.List;

/** CDI event, inside the transaction that changes leases. */
public record LeasesChanged(List<TouchedTime> touched) {
    /**
     * A time in which another person may hold an address than before the change.
     *
     * @param address canonical
     * @param from inclusive
     * @param to exclusive
     */
    public record TouchedTime(String address, Instant from, Instant to) {}
}
