package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The leases and sessions that follow from logs. All methods run in the caller's transaction. */
@ApplicationScoped
public class FedLeases {
    private static final String COLUMNS =
            "select address, username, mac, host, session, start_at, end_at from fed_lease";
    private static final String ADD = """
            insert into fed_lease (feed, address, username, mac, host, session, start_at, end_at)
            values (:feed, :address, :username, :mac, :host, :session, :start, :end)
            """;

    /**
     * One row.
     *
     * @param address canonical, or the name of a device
     * @param username of the person; empty for a device
     * @param mac empty for a person, and if it is not known
     * @param host empty for a person, and if it is not known
     * @param session the id of a person's session in the log; empty for a device
     */
    public record FedLease(
            String address, String username, String mac, String host, String session, Instant startAt, Instant endAt) {
        Lease lease() {
            boolean person = !username.isEmpty();
            Holder holder = person ? new Holder.Person(new UserName(username)) : new Holder.Device(mac, host);
            return new Lease(address, holder, startAt, endAt, person);
        }
    }

    /** Those of a feed at these addresses. */
    public List<FedLease> of(Handle handle, String feed, Collection<String> addresses) {
        return handle.createQuery(COLUMNS + " where feed = :feed and address = any(:addresses)")
                .bind("feed", feed)
                .bindArray("addresses", String.class, addresses)
                .map(ConstructorMapper.of(FedLease.class))
                .list();
    }

    /** Where these devices were, and when. */
    public List<FedLease> ofDevices(Handle handle, Collection<String> devices) {
        return devices.isEmpty()
                ? List.of()
                : handle.createQuery(COLUMNS + " where (mac <> '' and mac = any(:devices))"
                                + " or (host <> '' and host = any(:devices))")
                        .bindArray("devices", String.class, devices)
                        .map(ConstructorMapper.of(FedLease.class))
                        .list();
    }

    List<Lease> all(Handle handle) {
        return handle.createQuery(COLUMNS)
                .map(ConstructorMapper.of(FedLease.class))
                .map(FedLease::lease)
                .list();
    }

    /** Replaces those of a feed at these addresses. */
    public void replace(Handle handle, String feed, Collection<String> addresses, Collection<FedLease> leases) {
        handle.createUpdate("delete from fed_lease where feed = :feed and address = any(:addresses)")
                .bind("feed", feed)
                .bindArray("addresses", String.class, addresses)
                .execute();
        var batch = handle.prepareBatch(ADD);
        leases.forEach(lease -> batch.bind("feed", feed)
                .bind("address", lease.address())
                .bind("username", lease.username())
                .bind("mac", lease.mac())
                .bind("host", lease.host())
                .bind("session", lease.session())
                .bind("start", lease.startAt())
                .bind("end", lease.endAt())
                .add());
        batch.execute();
    }

    /** Deletes those that ended before, and returns them. */
    List<FedLease> expire(Handle handle, Instant before) {
        return handle.createQuery("""
                        delete from fed_lease where end_at < :before
                        returning address, username, mac, host, session, start_at, end_at
                        """)
                .bind("before", before)
                .map(ConstructorMapper.of(FedLease.class))
                .list();
    }
}
