package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dutywatch.ingest.attribution.domain.DeviceNames;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The leases in the database. All methods run in the caller's transaction. */
@ApplicationScoped
public class StoredLeases {
    private static final String ENDS = """
            select address, username, start_at, end_at from lease where address = any(:addresses)
            """;
    private static final String PUT = """
            insert into lease (address, username, start_at, end_at, imported_at)
            values (:address, :username, :start, :end, :now)
            on conflict (address, username, start_at) do update
                set end_at = excluded.end_at, imported_at = excluded.imported_at
            """;
    private static final String REMOVE =
            "delete from lease where address = :address and username = :username and start_at = :start";
    private static final String EXPIRE = """
            delete from lease where greatest(end_at, imported_at) < :before
            returning address, username, start_at, end_at
            """;

    /**
     * Identifies a lease. Several holders may have leases of an address at the same time; then the address identifies
     * none of them.
     *
     * @param address canonical, or the name of a device, see {@link DeviceNames}
     * @param username normalised; empty for a shared terminal, {@link #NAT} or {@link #VEHICLE}
     */
    public record LeaseKey(String address, String username, Instant start) {
        /** Stored as user name of a device before many others. No user name begins with {@code @}. */
        public static final String NAT = "@nat";

        /** Stored as user name of a terminal that belongs to whoever the vehicle is assigned to. */
        public static final String VEHICLE = "@vehicle";

        /** The lease with this end, exclusive. */
        public Lease until(Instant end) {
            Holder holder = switch (username) {
                case "" -> Holder.SHARED;
                case NAT -> Holder.NAT;
                case VEHICLE -> Holder.VEHICLE;
                default -> new Holder.Person(new UserName(username));
            };
            return new Lease(address, holder, start, end, false);
        }

        /** The user name without domain and realm; empty if no single person has the address. */
        public String localName() {
            return username.isEmpty() ? "" : new UserName(username).local();
        }
    }

    /** One row of the table. */
    public record StoredLease(String address, String username, Instant startAt, Instant endAt) {
        LeaseKey key() {
            return new LeaseKey(address, username, startAt);
        }
    }

    /**
     * Locks the leases until the transaction ends: other imports wait, and so do those that record or correct accesses
     * ({@link LeaseReplica#lockShared}).
     */
    public void lockExclusively(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(1, 'lease_version'::regclass::oid::int)");
    }

    /** Increments the version of the leases, so that all instances load them again. */
    public void incrementVersion(Handle handle) {
        handle.execute("update lease_version set version = version + 1");
    }

    /** The end of each lease of these addresses. */
    public Map<LeaseKey, Instant> findEnds(Handle handle, Collection<String> addresses) {
        return handle.createQuery(ENDS)
                .bindArray("addresses", String.class, addresses)
                .map(ConstructorMapper.of(StoredLease.class))
                .collectToMap(StoredLease::key, StoredLease::endAt);
    }

    /** Adds leases, or changes their ends. */
    public void put(Handle handle, Map<LeaseKey, Instant> ends, Instant now) {
        var batch = handle.prepareBatch(PUT);
        ends.forEach((lease, end) -> batch.bind("address", lease.address())
                .bind("username", lease.username())
                .bind("start", lease.start())
                .bind("end", end)
                .bind("now", now)
                .add());
        batch.execute();
    }

    public void remove(Handle handle, Collection<LeaseKey> leases) {
        var batch = handle.prepareBatch(REMOVE);
        leases.forEach(lease -> batch.bind("address", lease.address())
                .bind("username", lease.username())
                .bind("start", lease.start())
                .add());
        batch.execute();
    }

    /** Deletes the leases that both ended and were imported before {@code before}, and returns them. */
    List<StoredLease> expire(Handle handle, Instant before) {
        return handle.createQuery(EXPIRE)
                .bind("before", before)
                .map(ConstructorMapper.of(StoredLease.class))
                .list();
    }
}
