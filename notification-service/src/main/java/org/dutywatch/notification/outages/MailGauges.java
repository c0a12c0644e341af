package org.dutywatch.notification.outages;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.JdbiException;

/** Gauges of the mails: for how many seconds mail has not worked (0: it works), and how many mails are retried. */
@ApplicationScoped
class MailGauges implements MeterBinder {
    private static final String OUTAGE =
            "select coalesce(greatest(extract(epoch from clock_timestamp() - min(began_at)), 0), 0)"
                    + " from mail_outage where ended_at is null";
    private static final String RETRYING = "select count(*) from delivery where status = 'RETRYING'";

    private final Database database;

    MailGauges(Database database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        gauge(metrics, "dutywatch.mail.outage.seconds", OUTAGE);
        gauge(metrics, "dutywatch.mail.retrying", RETRYING);
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
