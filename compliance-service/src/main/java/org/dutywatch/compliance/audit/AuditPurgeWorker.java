package org.dutywatch.compliance.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/**
 * Worker {@code purge-audit-trail}. It removes nothing until a verification found no fault, nor after one that found a
 * fault: what is removed then could be what shows the fault. The service does not start with a retention of less than a
 * year.
 */
@ApplicationScoped
class AuditPurgeWorker {
    private final PurgeAuditTrail purgeAuditTrail;
    private final WatchAuditTrail watch;
    private final AuditConfig config;

    AuditPurgeWorker(PurgeAuditTrail purgeAuditTrail, WatchAuditTrail watch, AuditConfig config) {
        this.purgeAuditTrail = purgeAuditTrail;
        this.watch = watch;
        this.config = config;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        if (!purgeAuditTrail.keepsAYear()) {
            throw new IllegalStateException(
                    "dutywatch.audit.retention is shorter than a year, or dutywatch.audit.finding-retention shorter than"
                            + " it: " + config.retention() + ", " + config.findingRetention());
        }
        workers.start(
                new WorkerSettings("purge-audit-trail", 1, config.purgeEvery()),
                () -> watch.foundNoFault() && purgeAuditTrail.purge());
    }
}
