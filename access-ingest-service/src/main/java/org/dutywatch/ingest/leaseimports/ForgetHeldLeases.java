package org.dutywatch.ingest.leaseimports;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.leases.LeasesConfig;

/** Deletes the rows of settled changes after the retention of leases, because who held which address is personal data. */
@ApplicationScoped
class ForgetHeldLeases {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final HeldLeases heldLeases;
    private final LeasesConfig config;
    private final Clock clock;

    ForgetHeldLeases(HeldLeases heldLeases, LeasesConfig config, Clock clock) {
        this.heldLeases = heldLeases;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("forget-held-leases", 1, INTERVAL), () -> {
            forget();
            return false;
        });
    }

    void forget() {
        heldLeases.deleteSettledBefore(clock.instant().minus(config.retention()));
    }
}
