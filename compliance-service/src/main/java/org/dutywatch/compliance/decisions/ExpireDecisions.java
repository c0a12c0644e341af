package org.dutywatch.compliance.decisions;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Worker {@code decisions}: expires and publishes the decisions whose time is over. */
@ApplicationScoped
class ExpireDecisions {
    private final AwaitedDecisions decisions;
    private final Workers workers;
    private final DecisionsConfig config;

    ExpireDecisions(AwaitedDecisions decisions, Workers workers, DecisionsConfig config) {
        this.decisions = decisions;
        this.workers = workers;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("decisions", 1, config.pollInterval()), decisions::expireOverdue);
    }
}
