package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.leases.StoredLeases.StoredLease;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A replica of the leases in memory. Each instance checks before it reads lines whether the database has newer ones.
 */
@ApplicationScoped
public class LeaseReplica {
    private final Database database;
    private final FedLeases fedLeases;
    private volatile LeaseSnapshot snapshot = new LeaseSnapshot(-1, new InMemoryLeases(List.of()));

    LeaseReplica(Database database, FedLeases fedLeases) {
        this.database = database;
        this.fedLeases = fedLeases;
    }

    /** The leases as of the last refresh. What belongs together must be attributed by one snapshot. */
    public LeaseSnapshot snapshot() {
        return snapshot;
    }

    /** The version of this replica; it increases with every change. */
    public long version() {
        return snapshot.version();
    }

    /**
     * Locks the leases in the database until the caller's transaction ends: no import changes them meanwhile. Several
     * transactions can hold the lock. It is an advisory lock, because PostgreSQL lets new
     * transactions share a row lock while another waits to change the row: an import could wait without end.
     *
     * @return the version in the database
     */
    public long lockShared(Handle handle) {
        // A statement of its own, so that the next one sees what others committed while this one waited.
        handle.execute("select pg_advisory_xact_lock_shared(1, 'lease_version'::regclass::oid::int)");
        return version(handle);
    }

    /** Loads the leases if the database has a newer version; never goes back to an older one. */
    public synchronized void refresh() {
        database.useHandle(handle -> {
            // The version is read first: rows that change in between are loaded again at the next refresh.
            long version = version(handle);
            if (version > snapshot.version()) {
                snapshot = new LeaseSnapshot(version, new InMemoryLeases(load(handle)));
            }
        });
    }

    private static long version(Handle handle) {
        return handle.createQuery("select version from lease_version")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private List<Lease> load(Handle handle) {
        List<Lease> all = new ArrayList<>(fedLeases.all(handle));
        all.addAll(handle.createQuery("select address, username, start_at, end_at from lease")
                .map(ConstructorMapper.of(StoredLease.class))
                .map(row -> row.key().until(row.endAt()))
                .list());
        return all;
    }
}
