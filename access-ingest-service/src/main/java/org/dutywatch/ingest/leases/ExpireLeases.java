package org.dutywatch.ingest.leases;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Deletes leases after their retention, because who held which address is personal data. */
@ApplicationScoped
class ExpireLeases {
    private final DataSource database;
    private final StoredLeases leases;
    private final Clock clock;
    private final Duration retention;

    ExpireLeases(DataSource database, StoredLeases leases, Clock clock, LeasesConfig config) {
        this.database = database;
        this.leases = leases;
        this.clock = clock;
        this.retention = config.retention();
    }

    @Scheduled(identity = "expire-leases", every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void expire() {
        try (var connection = database.getConnection()) {
            if (leases.expire(connection, clock.instant().minus(retention)) > 0) {
                leases.incrementVersion(connection);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot delete old leases", e);
        }
    }
}
