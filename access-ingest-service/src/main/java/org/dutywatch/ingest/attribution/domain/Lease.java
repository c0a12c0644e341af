package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The interval in which one holder had an address or a device.
 *
 * @param address canonical, see {@link Addresses}, or the name of a device, see {@link DeviceNames}
 * @param start inclusive
 * @param end exclusive
 * @param session whether it is the log-on session of a person, which counts more than what is known of the address
 */
public record Lease(String address, Holder holder, Instant start, Instant end, boolean session) {
    /**
     * A lease that names a person.
     *
     * @param holder empty for a terminal that no single person uses
     */
    public Lease(String address, Optional<UserName> holder, Instant start, Instant end) {
        this(address, holder.<Holder>map(Holder.Person::new).orElse(Holder.SHARED), start, end, false);
    }

    boolean overlaps(Instant from, Instant to) {
        return !start.isAfter(to) && end.isAfter(from);
    }

    boolean holdsAt(Instant time) {
        return overlaps(time, time);
    }
}
