package org.dutywatch.compliance.measuring.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.measuring.evaluation.EvaluateShifts;
import org.dutywatch.compliance.measuring.queue.DueShifts.DueShift;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.kafka.Failures;
import org.jboss.logging.Logger;

/**
 * Evaluates a batch of due shifts in one transaction. If that fails, each shift is evaluated in its own transaction, so
 * that a failing shift is retried later and does not block the others.
 */
@ApplicationScoped
public class EvaluateDueShifts {
    private static final Logger LOG = Logger.getLogger(EvaluateDueShifts.class);
    private static final String HOP = "compliance.evaluation";

    private final DueShifts dueShifts;
    private final EvaluateShifts evaluateShifts;
    private final EvaluationConfig config;
    private final MeterRegistry metrics;

    EvaluateDueShifts(
            DueShifts dueShifts, EvaluateShifts evaluateShifts, EvaluationConfig config, MeterRegistry metrics) {
        this.dueShifts = dueShifts;
        this.evaluateShifts = evaluateShifts;
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * Evaluates one batch.
     *
     * @return whether any shift was due
     */
    public boolean evaluateBatch() {
        List<DueShift> locked = new ArrayList<>();
        try {
            evaluate(locked, () -> dueShifts.lock(config.batch()));
        } catch (RuntimeException e) {
            if (locked.isEmpty()) {
                throw e;
            }
            if (locked.size() == 1) {
                postpone(locked.get(0), e);
            } else {
                locked.forEach(this::evaluateAlone);
            }
        }
        return !locked.isEmpty();
    }

    private void evaluateAlone(DueShift due) {
        List<DueShift> locked = new ArrayList<>();
        try {
            evaluate(locked, () -> dueShifts.lock(due.key()));
        } catch (RuntimeException e) {
            postpone(due, e);
        }
    }

    /**
     * @param locked receives the locked shifts, so that the caller knows them if this fails
     * @param next locks the shifts to evaluate
     */
    private void evaluate(List<DueShift> locked, Supplier<List<DueShift>> next) {
        var sample = Timer.start(metrics);
        int frozen = QuarkusTransaction.requiringNew().call(() -> {
            locked.addAll(next.get());
            if (locked.isEmpty()) {
                return 0;
            }
            SortedMap<ShiftKey, EvaluationCause> due = new TreeMap<>();
            locked.forEach(one -> due.put(one.key(), one.cause()));
            int frozenCount = evaluateShifts.evaluate(due);
            dueShifts.remove(due.keySet());
            return frozenCount;
        });
        if (!locked.isEmpty()) {
            sample.stop(metrics.timer("dutywatch.hop.duration", "hop", HOP));
            count("used", locked.size() - frozen);
            count("frozen", frozen);
        }
    }

    /** A temporary failure, such as a lost database connection, does not count as an attempt. */
    private void postpone(DueShift due, RuntimeException failure) {
        boolean temporary = Failures.isTemporary(failure);
        int attempts = temporary ? due.attempts() : due.attempts() + 1;
        dueShifts.postpone(due.key(), attempts, Failures.backoff(attempts), Failures.describe(failure));
        if (attempts >= DueShifts.MAX_ATTEMPTS) {
            LOG.errorf(failure, "a shift is quarantined after %d failed evaluations", attempts);
            count("quarantined", 1);
        } else {
            LOG.warnf(
                    "the evaluation of a shift failed and will be retried: %s",
                    failure.getClass().getSimpleName());
            count("retried", 1);
        }
    }

    private void count(String outcome, int shifts) {
        metrics.counter("dutywatch.hop.messages", "hop", HOP, "outcome", outcome)
                .increment(shifts);
    }
}
