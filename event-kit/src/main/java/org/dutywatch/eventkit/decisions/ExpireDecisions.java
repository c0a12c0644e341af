package org.dutywatch.eventkit.decisions;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Worker {@code decisions}: expires and publishes the decisions whose time is over. */
@ApplicationScoped
@IfBuildProperty(name = DecisionSettings.PROPERTY, stringValue = "true")
class ExpireDecisions {
    private final DecideChanges decideChanges;
    private final Workers workers;
    private final DecisionsConfig config;

    ExpireDecisions(DecideChanges decideChanges, Workers workers, DecisionsConfig config) {
        this.decideChanges = decideChanges;
        this.workers = workers;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("decisions", 1, config.pollInterval()), decideChanges::expireOverdue);
    }
}
