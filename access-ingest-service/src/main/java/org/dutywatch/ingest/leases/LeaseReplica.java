package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.Leases;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.leases.StoredLeases.StoredLease;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A replica of the leases in memory. Each instance checks before it reads lines whether the database has newer ones.
 */
@ApplicationScoped
public class LeaseReplica implements Leases {
    private record Snapshot(long version, InMemoryLeases leases) {}

    private final Database database;
    private volatile Snapshot snapshot = new Snapshot(-1, new InMemoryLeases(List.of()));

    LeaseReplica(Database database) {
        this.database = database;
    }

    @Override
    public List<Lease> of(String address, Instant from, Instant to) {
        return snapshot.leases().of(address, from, to);
    }

    /** The version of this replica; it increases with every change. */
    public long version() {
        return snapshot.version();
    }

    /**
     * Locks the leases in the database until the caller's transaction ends: no import changes them meanwhile. Several
     * transactions can hold the lock.
     *
     * @return the version in the database
     */
    public long lock(Handle handle) {
        return handle.createQuery("select version from lease_version for share")
                .mapTo(Long.class)
                .one();
    }

    /** Loads the leases if the database has a newer version. */
    public void refresh() {
        database.useHandle(handle -> {
            // The version is read first: rows that change in between are loaded again at the next refresh.
            long version = version(handle);
            if (version != snapshot.version()) {
                snapshot = new Snapshot(version, new InMemoryLeases(load(handle)));
            }
        });
    }

    private static long version(Handle handle) {
        return handle.createQuery("select version from lease_version")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static List<Lease> load(Handle handle) {
        return handle.createQuery("select address, username, start_at, end_at from lease")
                .map(ConstructorMapper.of(StoredLease.class))
                .map(LeaseReplica::lease)
                .list();
    }

    private static Lease lease(StoredLease row) {
        Optional<UserName> holder =
                row.username().isEmpty() ? Optional.empty() : Optional.of(new UserName(row.username()));
        return new Lease(row.address(), holder, row.startAt(), row.endAt());
    }
}
