package org.dutywatch.ingest.leases;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dutywatch.eventkit.sql.Database;

/** Deletes leases after their retention, because who held which address is personal data. */
@ApplicationScoped
class ExpireLeases {
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

    @Scheduled(identity = "expire-leases", every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void expire() {
        Instant oldest = clock.instant().minus(retention);
        database.useHandle(handle -> {
            if (leases.expire(handle, oldest) > 0) {
                leases.incrementVersion(handle);
            }
        });
    }
}
