package org.dutywatch.ingest.leaselogs;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.leases.LeasesConfig;

/**
 * Deletes what lines said after the retention of leases, because who held which address is personal data. It is kept
 * longer than the leases that follow from it, by the longest lease, so that no lease changes because a claim expired.
 */
@ApplicationScoped
class ForgetLeaseClaims {
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(31);

    private final Database database;
    private final LeaseClaims claims;
    private final Clock clock;
    private final LeasesConfig config;

    ForgetLeaseClaims(Database database, LeaseClaims claims, Clock clock, LeasesConfig config) {
        this.database = database;
        this.claims = claims;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("forget-lease-claims", 1, INTERVAL), () -> {
            forget();
            return false;
        });
    }

    void forget() {
        var oldest = clock.instant().minus(config.retention()).minus(LONGEST_LEASE);
        database.useHandle(handle -> claims.deleteUntil(handle, oldest));
    }
}
