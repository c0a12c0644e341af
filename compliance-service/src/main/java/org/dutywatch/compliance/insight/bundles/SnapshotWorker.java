package org.dutywatch.compliance.insight.bundles;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.compliance.cases.snapshots.DueSnapshots;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Worker {@code snapshots}: makes the sealed bundles that are due, once each {@link BundlesConfig#pollInterval()}. Not at
 * once: a bundle costs as much as many evaluations, and while a log is read an alert opens before its last
 * lines are evaluated. The gauge {@code dutywatch.snapshots.waiting} counts them.
 */
@ApplicationScoped
class SnapshotWorker implements MeterBinder {
    private static final Logger LOG = Logger.getLogger(SnapshotWorker.class);

    private final Workers workers;
    private final SealSnapshots sealSnapshots;
    private final DueSnapshots dueSnapshots;
    private final BundleSigning signing;
    private final BundlesConfig config;

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
        workers.start(new WorkerSettings("snapshots", 1, config.pollInterval()), sealSnapshots::sealNext);
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
