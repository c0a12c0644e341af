package org.dutywatch.compliance.decisions;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.compliance.model.decisions.DecisionKind;
import org.jdbi.v3.core.JdbiException;

/** The gauge {@code dutywatch.decisions.awaited}: how many decisions of each kind await a second person. */
@ApplicationScoped
class DecisionGauges implements MeterBinder {
    private final DecisionRows rows;

    DecisionGauges(DecisionRows rows) {
        this.rows = rows;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        for (DecisionKind kind : DecisionKind.values()) {
            Gauge.builder("dutywatch.decisions.awaited", () -> count(kind))
                    .tag("kind", kind.name())
                    .register(metrics);
        }
    }

    /** NaN if the database cannot be read, rather than an old value. */
    private double count(DecisionKind kind) {
        try {
            return rows.countAwaited(kind);
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }
}
