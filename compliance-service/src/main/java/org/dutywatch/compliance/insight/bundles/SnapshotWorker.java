package org.dutywatch.compliance.insight.bundles;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.dutywatch.compliance.cases.snapshots.DueSnapshots;
import org.dutywatch.compliance.cases.snapshots.DueSnapshots.SnapshotEnqueued;
import org.dutywatch.eventkit.worker.Worker;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Worker {@code snapshots}: makes sealed bundles, at once after this process has enqueued one, and at each poll for
 * those that failed, or that another process enqueued. The gauge {@code dutywatch.snapshots.waiting} counts them.
 */
@ApplicationScoped
class SnapshotWorker implements MeterBinder {
    private static final Logger LOG = Logger.getLogger(SnapshotWorker.class);

    private final Workers workers;
    private final SealSnapshots sealSnapshots;
    private final DueSnapshots dueSnapshots;
    private final BundleSigning signing;
    private final BundlesConfig config;
    private volatile @Nullable Worker worker;

    SnapshotWorker(
            Workers workers,
            SealSnapshots sealSnapshots,
            DueSnapshots dueSnapshots,
            BundleSigning signing,
            BundlesConfig config) {
        this.workers = workers;
        this.sealSnapshots = sealSnapshots;
        this.dueSnapshots = dueSnapshots;
        this.signing = signing;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (!signing.hasKey()) {
            LOG.warn("no sealed bundles are made, because dutywatch.bundles.signing-key-file is not set: they wait, and"
                    + " the evidence of their findings is kept");
        }
        worker = workers.start(new WorkerSettings("snapshots", 1, config.pollInterval()), sealSnapshots::sealNext);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) SnapshotEnqueued enqueued) {
        var started = worker;
        if (started != null) {
            started.wake();
        }
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("dutywatch.snapshots.waiting", this::count).register(metrics);
    }

    /** NaN if the database cannot be read, rather than an old value. */
    private double count() {
        try {
            return dueSnapshots.count();
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }
}
