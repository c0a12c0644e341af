package org.dutywatch.ingest.parking;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.dutywatch.ingest.directory.DirectoryChanged;
import org.jboss.logging.Logger;

/**
 * Releases parked accesses when employees have changed, and every two seconds for those that were parked meanwhile or
 * wait for leases. Deletes those that have waited too long.
 */
@ApplicationScoped
public class ParkingSchedule {
    private static final Logger LOG = Logger.getLogger(ParkingSchedule.class);

    private final ReleaseParked releaseParkedAccesses;
    private final ParkedAccesses parked;
    private final DataSource database;
    private final Clock clock;
    private final Duration retention;

    ParkingSchedule(
            ReleaseParked releaseParkedAccesses,
            ParkedAccesses parked,
            DataSource database,
            Clock clock,
            ParkingConfig config) {
        this.releaseParkedAccesses = releaseParkedAccesses;
        this.parked = parked;
        this.database = database;
        this.clock = clock;
        this.retention = config.retention();
    }

    void employeesChanged(@ObservesAsync DirectoryChanged changed) {
        releaseParkedAccesses.release();
    }

    @Scheduled(identity = "release-parked", every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void release() {
        releaseParkedAccesses.release();
    }

    @Scheduled(identity = "expire-parked", every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        try (var connection = database.getConnection()) {
            int expired = parked.deleteOlderThan(
                    connection, clock.instant().minus(retention).atOffset(ZoneOffset.UTC));
            if (expired > 0) {
                LOG.infof("%d accesses of unknown users were deleted after %s", expired, retention);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot delete old parked accesses", e);
        }
    }
}
