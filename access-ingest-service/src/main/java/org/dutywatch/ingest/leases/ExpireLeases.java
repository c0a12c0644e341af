package org.dutywatch.ingest.leases;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Deletes leases after their retention, because who held which address is personal data. */
@ApplicationScoped
class ExpireLeases {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final Database database;
    private final StoredLeases leases;
    private final Clock clock;
    private final Duration retention;

    ExpireLeases(Database database, StoredLeases leases, Clock clock, LeasesConfig config) {
        this.database = database;
        this.leases = leases;
        this.clock = clock;
        this.retention = config.retention();
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("expire-leases", 1, INTERVAL), () -> {
            expire();
            return false;
        });
    }

    void expire() {
        Instant oldest = clock.instant().minus(retention);
        database.useHandle(handle -> {
            if (leases.expire(handle, oldest) > 0) {
                leases.incrementVersion(handle);
            }
        });
    }
}
