package org.dutywatch.eventkit.decisions;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.JdbiException;

/** The gauge {@code dutywatch.decisions.awaited}: how many decisions of each kind await a second person. */
@ApplicationScoped
@IfBuildProperty(name = DecisionSettings.PROPERTY, stringValue = "true")
class DecisionGauges implements MeterBinder {
    private final DecisionRows rows;
    private final DecisionSettings settings;

    DecisionGauges(DecisionRows rows, DecisionSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        for (DecisionRules kind : settings.kinds()) {
            Gauge.builder("dutywatch.decisions.awaited", () -> count(kind))
                    .tag("kind", kind.name())
                    .register(metrics);
        }
    }

    /** NaN if the database cannot be read, rather than an old value. */
    private double count(DecisionRules kind) {
        try {
            return rows.countAwaited(kind.name());
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }
}
