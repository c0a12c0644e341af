package org.dutywatch.ingest.decisions;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Worker {@code decisions}: expires and publishes the decisions whose time is over. */
@ApplicationScoped
class ExpireDecisions {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final AwaitedDecisions decisions;

    ExpireDecisions(AwaitedDecisions decisions) {
        this.decisions = decisions;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("decisions", 1, INTERVAL), decisions::expireOverdue);
    }
}
