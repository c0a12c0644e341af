package org.dutywatch.compliance.evaluation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.evaluation.DueShifts.DueShift;
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

    /** @return whether any shift was due */
    public boolean apply() {
        List<DueShift> locked = new ArrayList<>();
        try {
            evaluate(locked, () -> dueShifts.take(config.batch()));
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
            evaluate(locked, () -> dueShifts.take(due.key()));
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
            SortedMap<ShiftKey, Cause> due = new TreeMap<>();
            locked.forEach(one -> due.put(one.key(), one.cause()));
            int frozenCount = due.isEmpty() ? 0 : evaluateShifts.apply(due);
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
        boolean temporary = Failures.isRetryable(failure);
        int attempts = temporary ? due.attempts() : due.attempts() + 1;
        dueShifts.postpone(due.key(), attempts, Failures.backoff(attempts), Failures.describe(failure));
        if (attempts >= DueShifts.ATTEMPTS) {
            LOG.errorf(failure, "the evaluation of a shift is given up after %d attempts", attempts);
            count("quarantined", 1);
        } else {
            LOG.warnf("the evaluation of a shift waits: %s", failure.getClass().getSimpleName());
            count("retried", 1);
        }
    }

    private void count(String outcome, int shifts) {
        metrics.counter("dutywatch.hop.messages", "hop", HOP, "outcome", outcome)
                .increment(shifts);
    }
}
