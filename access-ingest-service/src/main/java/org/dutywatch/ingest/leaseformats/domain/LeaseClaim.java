package org.dutywatch.ingest.leaseformats.domain;

import java.time.Instant;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a log says: at {@code at}, the holder had the address from {@code from} and until {@code until} at
 * most. If {@code until} equals {@code at}, the holder has it no longer.
 *
 * @param address canonical, or the name of the device at which a session is
 * @param holder a person or a device; null: whoever had the address
 * @param session the id of a person's session; empty if there is none
 * @param from inclusive; not after {@code at}
 * @param until exclusive; not before {@code at}
 */
public record LeaseClaim(
        String address, @Nullable Holder holder, String session, Instant from, Instant at, Instant until) {
    /** A device got the address, or keeps it. The clock time may be one of two, and then it is held from the earlier. */
    static LeaseClaim granted(String address, Holder.Device device, ClockTime time, Instant until) {
        return new LeaseClaim(address, device, "", time.earliest(), time.latest(), until);
    }

    /** The device, or whoever had the address, has it no longer. */
    static LeaseClaim ended(String address, Holder.@Nullable Device device, ClockTime time) {
        return new LeaseClaim(address, device, "", time.latest(), time.latest(), time.latest());
    }

    /** Whether a server gave the address to a device, so that no other device has it any longer. */
    public boolean isGrantToDevice() {
        return holder instanceof Holder.Device && until.isAfter(at);
    }
}
