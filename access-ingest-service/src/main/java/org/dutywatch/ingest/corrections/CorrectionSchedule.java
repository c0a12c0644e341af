package org.dutywatch.ingest.corrections;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.Worker;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.leases.LeasesChanged;
import org.dutywatch.ingest.leases.LeasesExpired;
import org.jspecify.annotations.Nullable;

/**
 * Marks the accesses near a lease in the transaction that changes it, and has them attributed again after its commit.
 * The worker also looks every two seconds, for what was marked before a crash. Deletes accesses with their leases.
 */
@ApplicationScoped
public class CorrectionSchedule {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Database database;
    private final LeasedAccesses leasedAccesses;
    private final CorrectAttributions correctAttributions;
    private volatile @Nullable Worker worker;

    CorrectionSchedule(Database database, LeasedAccesses leasedAccesses, CorrectAttributions correctAttributions) {
        this.database = database;
        this.leasedAccesses = leasedAccesses;
        this.correctAttributions = correctAttributions;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        worker = workers.start(new WorkerSettings("correct-attributions", 1, INTERVAL), correctAttributions::correct);
    }

    void mark(@Observes LeasesChanged changed) {
        database.useHandle(handle -> leasedAccesses.markDue(handle, changed.affected(), changed.importer()));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) LeasesChanged changed) {
        var started = worker;
        if (started != null) {
            started.wake();
        }
    }

    void expire(@Observes LeasesExpired expired) {
        database.useHandle(handle -> leasedAccesses.deleteOf(handle, expired.leases()));
    }
}
