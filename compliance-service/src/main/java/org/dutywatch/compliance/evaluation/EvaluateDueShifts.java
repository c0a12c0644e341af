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
 * Takes some due shifts and evaluates them, all in one transaction. Where that fails, each is evaluated in a transaction
 * of its own; the shift that fails then is put off and stops no other.
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

    /** @return whether there were any */
    public boolean apply() {
        List<DueShift> taken = new ArrayList<>();
        try {
            evaluate(taken, () -> dueShifts.take(config.batch()));
        } catch (RuntimeException e) {
            if (taken.isEmpty()) {
                throw e;
            }
            if (taken.size() == 1) {
                postpone(taken.get(0), e);
            } else {
                taken.forEach(this::evaluateAlone);
            }
        }
        return !taken.isEmpty();
    }

    private void evaluateAlone(DueShift due) {
        List<DueShift> taken = new ArrayList<>();
        try {
            evaluate(taken, () -> dueShifts.take(due.key()));
        } catch (RuntimeException e) {
            postpone(due, e);
        }
    }

    /** @param taken what is evaluated, so that who calls knows it when this fails */
    private void evaluate(List<DueShift> taken, Supplier<List<DueShift>> next) {
        var sample = Timer.start(metrics);
        int frozen = QuarkusTransaction.requiringNew().call(() -> {
            taken.addAll(next.get());
            SortedMap<ShiftKey, Cause> due = new TreeMap<>();
            taken.forEach(one -> due.put(one.key(), one.cause()));
            int stay = due.isEmpty() ? 0 : evaluateShifts.apply(due);
            dueShifts.remove(due.keySet());
            return stay;
        });
        if (!taken.isEmpty()) {
            sample.stop(metrics.timer("dutywatch.hop.duration", "hop", HOP));
            count("used", taken.size() - frozen);
            count("frozen", frozen);
        }
    }

    /** A failure that passes is no fault of the shift, so it does not count as an attempt. */
    private void postpone(DueShift due, RuntimeException failure) {
        boolean passes = Failures.isRetryable(failure);
        int attempts = passes ? due.attempts() : due.attempts() + 1;
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
