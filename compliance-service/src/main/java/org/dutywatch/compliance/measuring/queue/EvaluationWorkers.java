package org.dutywatch.compliance.measuring.queue;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.eventkit.worker.Worker;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates due shifts in the background: at once after this process has enqueued shifts, and at each poll interval for
 * retries and for shifts that another process enqueued.
 */
@ApplicationScoped
public class EvaluationWorkers {
    private final Workers workers;
    private final EvaluateDueShifts evaluateDueShifts;
    private final EvaluationConfig config;
    private volatile @Nullable Worker worker;

    EvaluationWorkers(Workers workers, EvaluateDueShifts evaluateDueShifts, EvaluationConfig config) {
        this.workers = workers;
        this.evaluateDueShifts = evaluateDueShifts;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        worker = workers.start(
                new WorkerSettings("evaluation", config.workers(), config.pollInterval()),
                evaluateDueShifts::evaluateBatch);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) EvaluationQueue.ShiftsEnqueued enqueued) {
        var started = worker;
        if (started != null) {
            started.wake();
        }
    }
}
