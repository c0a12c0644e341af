package org.dutywatch.compliance.insight.retention;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/**
 * Worker {@code purge}: deletes findings, results and facts whose retention is over, batch by batch, and first what rests
 * on the others.
 */
@ApplicationScoped
class PurgeWorker {
    private final Workers workers;
    private final PurgeFindings purgeFindings;
    private final PurgeResults purgeResults;
    private final PurgeFacts purgeFacts;
    private final PurgeFetches purgeFetches;
    private final RetentionConfig config;

    PurgeWorker(
            Workers workers,
            PurgeFindings purgeFindings,
            PurgeResults purgeResults,
            PurgeFacts purgeFacts,
            PurgeFetches purgeFetches,
            RetentionConfig config) {
        this.workers = workers;
        this.purgeFindings = purgeFindings;
        this.purgeResults = purgeResults;
        this.purgeFacts = purgeFacts;
        this.purgeFetches = purgeFetches;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        workers.start(
                new WorkerSettings("purge", 1, config.every()),
                () -> purgeFindings.purge() | purgeResults.purge() | purgeFacts.purge() | purgeFetches.purge());
    }
}
