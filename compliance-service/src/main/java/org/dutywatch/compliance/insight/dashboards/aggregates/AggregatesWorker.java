package org.dutywatch.compliance.insight.dashboards.aggregates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dutywatch.compliance.insight.dashboards.DashboardConfig;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jdbi.v3.core.JdbiException;

/**
 * Computes out-of-date aggregates again, once each {@link DashboardConfig#pollInterval}. After a failure the transaction
 * is rolled back, the rows in {@code dashboard_dirty_shift} are there again, and a later run retries.
 */
@ApplicationScoped
class AggregatesWorker implements MeterBinder {
    private final Workers workers;
    private final RecomputeAggregates recomputeAggregates;
    private final DashboardConfig config;
    private final Database database;
    private final Clock clock;
    private final MeterRegistry metrics;

    AggregatesWorker(
            Workers workers,
            RecomputeAggregates recomputeAggregates,
            DashboardConfig config,
            Database database,
            Clock clock,
            MeterRegistry metrics) {
        this.workers = workers;
        this.recomputeAggregates = recomputeAggregates;
        this.config = config;
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("dashboards", 1, config.pollInterval()), this::runOnce);
    }

    private boolean runOnce() {
        var sample = Timer.start(metrics);
        boolean more = recomputeAggregates.apply();
        sample.stop(metrics.timer("dutywatch.hop.duration", "hop", "compliance.dashboard"));
        return more;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dutywatch.dashboard.lag.seconds", this::lag).register(registry);
    }

    /**
     * Seconds since the oldest change that the aggregates do not include yet; NaN where the database is unavailable.
     */
    private double lag() {
        try {
            return database.withHandle(handle -> handle.createQuery(
                                    "select min(changed_at) from dashboard_dirty_shift having count(*) > 0")
                            .mapTo(Instant.class)
                            .findOne())
                    .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                    .orElse(0.0);
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }
}
