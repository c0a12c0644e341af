package org.dutywatch.compliance.insight.dashboards.aggregates;

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

/**
 * Computes out-of-date aggregates again, once a second. After a failure the transaction is rolled back, the rows in
 * {@code dashboard_mark} are there again, and the next run retries.
 */
@ApplicationScoped
class AggregatesWorker implements MeterBinder {
    private final RecomputeAggregates recomputeAggregates;
    private final DataSource database;
    private final Clock clock;
    private final MeterRegistry metrics;

    AggregatesWorker(RecomputeAggregates recomputeAggregates, DataSource database, Clock clock, MeterRegistry metrics) {
        this.recomputeAggregates = recomputeAggregates;
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        boolean more = true;
        while (more) {
            var sample = Timer.start(metrics);
            more = recomputeAggregates.apply();
            sample.stop(metrics.timer("dutywatch.hop.duration", "hop", "compliance.dashboard"));
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dutywatch.dashboard.lag.seconds", this::lag).register(registry);
    }

    /**
     * Seconds since the oldest change that the aggregates do not include yet; NaN where the database is unavailable.
     */
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
