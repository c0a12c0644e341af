package org.dutywatch.eventkit.limits;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.eventkit.audit.LimitedRequests;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jboss.logging.Logger;

/** Has refused requests recorded every {@link RateLimitConfig#recordEvery()}, and when the service stops. */
@ApplicationScoped
class RecordLimitedRequests {
    private static final Logger LOG = Logger.getLogger(RecordLimitedRequests.class);

    private final LimitedRequests refused;

    RecordLimitedRequests(LimitedRequests refused) {
        this.refused = refused;
    }

    void start(@Observes StartupEvent event, Workers workers, RateLimitConfig config) {
        workers.start(new WorkerSettings("record-limited-requests", 1, config.recordEvery()), () -> {
            refused.record();
            return false;
        });
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            refused.record();
        } catch (RuntimeException e) {
            LOG.errorf("limited requests of the last interval are not recorded: %s", Failures.describe(e));
        }
    }
}
