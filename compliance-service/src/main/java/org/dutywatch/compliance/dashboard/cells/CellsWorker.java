package org.dutywatch.compliance.dashboard.cells;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** Looks each second for what is marked. What fails is tried again a second later: the marks come back with the rollback. */
@ApplicationScoped
class CellsWorker implements MeterBinder {
    private final KeepCells keepCells;
    private final DataSource database;
    private final Clock clock;
    private final MeterRegistry metrics;

    CellsWorker(KeepCells keepCells, DataSource database, Clock clock, MeterRegistry metrics) {
        this.keepCells = keepCells;
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        boolean more = true;
        while (more) {
            var sample = Timer.start(metrics);
            more = keepCells.apply();
            sample.stop(metrics.timer("dutywatch.hop.duration", "hop", "compliance.dashboard"));
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dutywatch.dashboard.lag.seconds", this::lag).register(registry);
    }

    /** How long the oldest change waits to be seen in dashboards. */
    private double lag() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select min(marked_at) from dashboard_mark")) {
            row.next();
            var oldest = row.getObject(1, OffsetDateTime.class);
            return oldest == null
                    ? 0
                    : Duration.between(oldest.toInstant(), clock.instant()).toMillis() / 1000.0;
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
