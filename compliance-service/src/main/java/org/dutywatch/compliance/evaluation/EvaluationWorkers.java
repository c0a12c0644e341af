package org.dutywatch.compliance.evaluation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.eventkit.kafka.Failures;
import org.jboss.logging.Logger;

/** Threads that evaluate due shifts: immediately when shifts are enqueued, and regularly for retries and leftovers. */
@ApplicationScoped
public class EvaluationWorkers {
    private static final Logger LOG = Logger.getLogger(EvaluationWorkers.class);

    private final EvaluateDueShifts evaluateDueShifts;
    private final EvaluationConfig config;
    private final Semaphore work = new Semaphore(0);
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

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) EvaluationDue.Marked marked) {
        work.release(config.workers());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        work.release(config.workers());
        for (var thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void run() {
        while (running) {
            try {
                // Drain before reading the queue: a shift that is enqueued in between leaves a permit.
                work.drainPermits();
                if (!evaluateDueShifts.apply()) {
                    rest();
                }
            } catch (RuntimeException e) {
                LOG.warnf("the evaluation pauses: %s", Failures.describe(e));
                rest();
            }
        }
    }

    private void rest() {
        try {
            work.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
