package org.dutywatch.compliance.measuring.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.JdbiException;

/** Gauges of the queue: shifts that are due, and the age of the oldest in seconds. Quarantined shifts do not count. */
@ApplicationScoped
class EvaluationGauges implements MeterBinder {
    private static final String FROM_DUE = " from evaluation_due where attempts < " + DueShifts.MAX_ATTEMPTS;
    private static final String COUNT = "select count(*)" + FROM_DUE;
    private static final String OLDEST = "select coalesce(extract(epoch from now() - min(marked_at)), 0)" + FROM_DUE;

    private final Database database;

    EvaluationGauges(Database database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        gauge(metrics, "dutywatch.evaluation.due", COUNT);
        gauge(metrics, "dutywatch.evaluation.lag.seconds", OLDEST);
    }

    private void gauge(MeterRegistry metrics, String name, String sql) {
        Gauge.builder(name, () -> read(sql)).register(metrics);
    }

    /** NaN if the database cannot be read, rather than an old value. */
    private double read(String sql) {
        try {
            return database.withHandle(
                    handle -> handle.createQuery(sql).mapTo(Double.class).one());
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }
}
