package org.dutywatch.ingest.leaseimports;

import java.time.Instant;
import java.util.Optional;
import org.dutywatch.eventkit.rest.KeyToken;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;

/**
 * Whose a device is or was, and when.
 *
 * @param address the name of the device, see {@link org.dutywatch.ingest.attribution.domain.DeviceNames}
 * @param username as in {@link LeaseKey}
 * @param nameKey stands for the user name in a page token, which does not name the person
 * @param startAt inclusive
 * @param endAt exclusive
 */
record RegisteredDevice(String address, String username, String nameKey, Instant startAt, Instant endAt) {
    /** What the device is, as an import of devices calls it; a vehicle that is assigned to a person is {@code employee}. */
    String kind() {
        return switch (username) {
            case "" -> "shared";
            case LeaseKey.NAT -> "nat";
            case LeaseKey.VEHICLE -> "vehicle";
            default -> "employee";
        };
    }

    /** The person; empty if it is nobody's. */
    Optional<UserName> person() {
        return kind().equals("employee") ? Optional.of(new UserName(username)) : Optional.empty();
    }

    /** The token from which {@link DeviceRegister#page} goes on after this row. */
    String token() {
        return KeyToken.of(address, startAt.toString(), nameKey).text();
    }
}
