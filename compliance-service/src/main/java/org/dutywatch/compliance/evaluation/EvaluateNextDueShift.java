package org.dutywatch.compliance.evaluation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dutywatch.compliance.evaluation.DueShifts.DueShift;
import org.dutywatch.eventkit.kafka.Failures;
import org.jboss.logging.Logger;

/** Takes one due shift and evaluates it, all in one transaction. A shift that fails is put off and stops no other. */
@ApplicationScoped
public class EvaluateNextDueShift {
    private static final Logger LOG = Logger.getLogger(EvaluateNextDueShift.class);
    private static final String HOP = "compliance.evaluation";

    private final DueShifts dueShifts;
    private final EvaluateShift evaluateShift;
    private final MeterRegistry metrics;

    EvaluateNextDueShift(DueShifts dueShifts, EvaluateShift evaluateShift, MeterRegistry metrics) {
        this.dueShifts = dueShifts;
        this.evaluateShift = evaluateShift;
        this.metrics = metrics;
    }

    /** @return whether there was one */
    public boolean apply() {
        var taken = new AtomicReference<DueShift>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> evaluateOne(taken));
        } catch (RuntimeException e) {
            var failed = taken.get();
            if (failed == null) {
                throw e;
            }
            postpone(failed, e);
            return true;
        }
    }

    private boolean evaluateOne(AtomicReference<DueShift> taken) {
        Optional<DueShift> next = dueShifts.take();
        next.ifPresent(due -> {
            taken.set(due);
            var sample = Timer.start(metrics);
            evaluateShift.apply(due.key(), due.cause());
            dueShifts.remove(due.key());
            sample.stop(metrics.timer("dutywatch.hop.duration", "hop", HOP));
            count("used");
        });
        return next.isPresent();
    }

    /** A failure that passes is no fault of the shift, so it does not count as an attempt. */
    private void postpone(DueShift due, RuntimeException failure) {
        boolean passes = Failures.isRetryable(failure);
        int attempts = passes ? due.attempts() : due.attempts() + 1;
        dueShifts.postpone(due.key(), attempts, Failures.backoff(attempts), Failures.describe(failure));
        if (attempts >= DueShifts.ATTEMPTS) {
            LOG.errorf(failure, "the evaluation of a shift is given up after %d attempts", attempts);
            count("quarantined");
        } else {
            LOG.warnf("the evaluation of a shift waits: %s", failure.getClass().getSimpleName());
            count("retried");
        }
    }

    private void count(String outcome) {
        metrics.counter("dutywatch.hop.messages", "hop", HOP, "outcome", outcome)
                .increment();
    }
}
