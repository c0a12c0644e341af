package org.dutywatch.compliance.measuring.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.JdbiException;

/**
 * The gauge {@code dutywatch.evidence.holds}: how many findings and how many legal holds keep evidence that would be
 * old enough to be dropped, or will be.
 */
@ApplicationScoped
class EvidenceHoldGauges implements MeterBinder {
    private static final List<String> ORIGINS = List.of("FINDING", "LEGAL");

    private final Database database;

    EvidenceHoldGauges(Database database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        for (String origin : ORIGINS) {
            Gauge.builder("dutywatch.evidence.holds", () -> count(origin))
                    .tag("origin", origin)
                    .register(metrics);
        }
    }

    /** NaN if the database cannot be read, rather than an old value. */
    private double count(String origin) {
        try {
            return database.withHandle(
                    handle -> handle.createQuery("select count(*) from evidence_hold where origin = :origin")
                            .bind("origin", origin)
                            .mapTo(Long.class)
                            .one());
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }
}
