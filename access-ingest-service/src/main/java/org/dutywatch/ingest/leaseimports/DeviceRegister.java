package org.dutywatch.ingest.leaseimports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.dutywatch.eventkit.rest.KeyToken;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;
import org.dutywatch.ingest.leases.StoredLeases.StoredLease;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads the register of devices: the leases whose address is the name of a device. */
@ApplicationScoped
class DeviceRegister {
    private static final String DEVICES = """
            select address, username, start_at, end_at from lease
             where (address like 'mac:%' or address like 'host:%')
               and (cast(:device as text) is null or address = :device)
               and (address, username, start_at) > (:address, :username, :start)
             order by address, username, start_at limit :limit
            """;

    private final Database database;

    DeviceRegister(Database database) {
        this.database = database;
    }

    /**
     * Devices by name, user name and start.
     *
     * @param device its name as it is stored; null for all
     * @param after the last row before
     */
    List<StoredLease> page(@Nullable String device, KeyToken after, int limit) {
        Instant start = after.get(2).isEmpty() ? Instant.EPOCH : Instant.parse(after.get(2));
        return database.withHandle(handle -> handle.createQuery(DEVICES)
                .bind("device", device)
                .bind("address", after.get(0))
                .bind("username", after.get(1))
                .bind("start", start)
                .bind("limit", limit)
                .map(ConstructorMapper.of(StoredLease.class))
                .list());
    }

    /** The token of a row, from which {@link #page} goes on. */
    static String token(StoredLease last) {
        return KeyToken.of(last.address(), last.username(), last.startAt().toString())
                .text();
    }

    /** What a device is, as an import of devices calls it; a vehicle that is assigned to a person is {@code employee}. */
    static String kind(StoredLease device) {
        return switch (device.username()) {
            case "" -> "shared";
            case LeaseKey.NAT -> "nat";
            case LeaseKey.VEHICLE -> "vehicle";
            default -> "employee";
        };
    }
}
