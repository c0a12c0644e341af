package org.dutywatch.ingest.corrections;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.leases.LeaseReplica;
import org.dutywatch.ingest.leases.LeasesConfig;

/** Deletes accesses that were recorded longer ago than the retention of leases, also if their lease is still kept. */
@ApplicationScoped
class ExpireLeasedAccesses {
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int BATCH = 10_000;

    private final Database database;
    private final LeaseReplica leases;
    private final LeasedAccesses leasedAccesses;
    private final Clock clock;
    private final Duration retention;

    ExpireLeasedAccesses(
            Database database, LeaseReplica leases, LeasedAccesses leasedAccesses, Clock clock, LeasesConfig config) {
        this.database = database;
        this.leases = leases;
        this.leasedAccesses = leasedAccesses;
        this.clock = clock;
        this.retention = config.retention();
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("expire-leased-accesses", 1, INTERVAL), this::expireBatch);
    }

    /**
     * Deletes one batch in a transaction of its own.
     *
     * @return whether there may be more
     */
    boolean expireBatch() {
        Instant oldest = clock.instant().minus(retention);
        return database.withHandle(handle -> {
            leases.lockShared(handle);
            return leasedAccesses.deleteOlderThan(handle, oldest, BATCH) == BATCH;
        });
    }
}
