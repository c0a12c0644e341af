package org.dutywatch.ingest.leaseimports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.dutywatch.eventkit.rest.KeyToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads the register of devices: the leases whose address is the name of a device. */
@ApplicationScoped
class DeviceRegister {
    private static final String DEVICES = """
            select address, username, name_key, start_at, end_at
              from lease, lateral (select case when username = '' or username like '@%' then '0' || username
                                               else '1' || md5(username) end) as named (name_key)
             where (address like 'mac:%' or address like 'host:%')
               and (cast(:device as text) is null or address = :device)
               and (address, start_at, name_key) > (:address, :start, :nameKey)
             order by address, start_at, name_key limit :limit
            """;

    private final Database database;

    DeviceRegister(Database database) {
        this.database = database;
    }

    /**
     * Devices by name and start; of those, first what is nobody's.
     *
     * @param device its name as it is stored; null for all
     * @param after the position of the last row before; null for the beginning
     */
    List<RegisteredDevice> page(@Nullable String device, @Nullable KeyToken after, int limit) {
        return database.withHandle(handle -> handle.createQuery(DEVICES)
                .bind("device", device)
                .bind("address", after == null ? "" : after.get(0))
                .bind("start", after == null ? Instant.EPOCH : after.time(1))
                .bind("nameKey", after == null ? "" : after.get(2))
                .bind("limit", limit)
                .map(ConstructorMapper.of(RegisteredDevice.class))
                .list());
    }
}
