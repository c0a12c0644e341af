package org.dutywatch.compliance.measuring.queue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.eventkit.kafka.Failures;
import org.jboss.logging.Logger;

/**
 * Threads that evaluate due shifts: at once after this process has enqueued shifts, and at each poll interval for
 * retries and for shifts that another process enqueued.
 */
@ApplicationScoped
public class EvaluationWorkers {
    private static final Logger LOG = Logger.getLogger(EvaluationWorkers.class);

    private final EvaluateDueShifts evaluateDueShifts;
    private final EvaluationConfig config;
    private final Semaphore permits = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    EvaluationWorkers(EvaluateDueShifts evaluateDueShifts, EvaluationConfig config) {
        this.evaluateDueShifts = evaluateDueShifts;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 1; i <= config.workers(); i++) {
            var thread = new Thread(this::run, "evaluation-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) EvaluationQueue.ShiftsEnqueued enqueued) {
        permits.release(config.workers());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        permits.release(config.workers());
        for (var thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void run() {
        while (running) {
            try {
                // Old permits are dropped before the queue is read: if shifts are enqueued after that, pause() ends at
                // once.
                permits.drainPermits();
                if (!evaluateDueShifts.evaluateBatch()) {
                    pause();
                }
            } catch (RuntimeException e) {
                LOG.warnf("the evaluation failed and pauses: %s", Failures.describe(e));
                pause();
            }
        }
    }

    private void pause() {
        try {
            permits.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
