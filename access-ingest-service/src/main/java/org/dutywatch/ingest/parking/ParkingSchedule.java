package org.dutywatch.ingest.parking;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.Worker;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.directory.DirectoryChanged;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Releases parked accesses when employees have changed, and every two seconds for those that were parked meanwhile or
 * wait for leases. Deletes those that have waited too long.
 */
@ApplicationScoped
public class ParkingSchedule {
    private static final Logger LOG = Logger.getLogger(ParkingSchedule.class);

    private static final Duration RELEASE_INTERVAL = Duration.ofSeconds(2);
    private static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);

    private final Workers workers;
    private final ReleaseParkedAccesses releaseParkedAccesses;
    private final ParkedAccesses parkedAccesses;
    private final Database database;
    private final Clock clock;
    private final Duration retention;
    private volatile @Nullable Worker releaseWorker;

    ParkingSchedule(
            Workers workers,
            ReleaseParkedAccesses releaseParkedAccesses,
            ParkedAccesses parkedAccesses,
            Database database,
            Clock clock,
            ParkingConfig config) {
        this.workers = workers;
        this.releaseParkedAccesses = releaseParkedAccesses;
        this.parkedAccesses = parkedAccesses;
        this.database = database;
        this.clock = clock;
        this.retention = config.retention();
    }

    void start(@Observes StartupEvent event) {
        releaseWorker = workers.start(new WorkerSettings("release-parked", 1, RELEASE_INTERVAL), () -> {
            releaseParkedAccesses.release();
            return false;
        });
        workers.start(new WorkerSettings("expire-parked", 1, EXPIRY_INTERVAL), () -> {
            expire();
            return false;
        });
    }

    void employeesChanged(@ObservesAsync DirectoryChanged changed) {
        var started = releaseWorker;
        if (started != null) {
            started.wake();
        }
    }

    void expire() {
        Instant oldest = clock.instant().minus(retention);
        int expired = database.withHandle(handle -> parkedAccesses.deleteOlderThan(handle, oldest));
        if (expired > 0) {
            LOG.infof("%d parked accesses were deleted after %s", expired, retention);
        }
    }
}
