package org.dutywatch.eventkit.failures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.jdbi.v3.core.JdbiException;

/** The gauge {@code dutywatch.quarantined.rows}: how many rows are quarantined, for each {@link QuarantinedRows}. */
@ApplicationScoped
class QuarantinedRowGauges implements MeterBinder {
    private final Instance<QuarantinedRows> rows;

    QuarantinedRowGauges(Instance<QuarantinedRows> rows) {
        this.rows = rows;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        rows.forEach(some -> Gauge.builder("dutywatch.quarantined.rows", () -> count(some))
                .tag("name", some.name())
                .register(metrics));
    }

    /** NaN if the database cannot be read, rather than an old value. */
    private static double count(QuarantinedRows some) {
        try {
            return some.count();
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }
}
