package org.dutywatch.compliance.duty.queue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Enqueues shifts whose search was deferred because the roster of their employee was being changed. */
@ApplicationScoped
class EnqueueDeferred {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final EvaluationQueue queue;
    private final Workers workers;

    EnqueueDeferred(EvaluationQueue queue, Workers workers) {
        this.queue = queue;
        this.workers = workers;
    }

    void start(@Observes StartupEvent event) {
        workers.start(
                new WorkerSettings("enqueue-deferred", 1, POLL_INTERVAL),
                () -> QuarkusTransaction.requiringNew().call(queue::enqueueDeferred));
    }
}
