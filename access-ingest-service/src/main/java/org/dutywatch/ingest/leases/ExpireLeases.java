package org.dutywatch.ingest.leases;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/**
 * Deletes leases, and what was attributed by them, after their retention, because who held which address is personal
 * data. The version of the leases stays the same: a lease that has only expired must take no access back. So instances
 * may keep it in memory until the next import.
 */
@ApplicationScoped
class ExpireLeases {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final Database database;
    private final StoredLeases leases;
    private final FedLeases fedLeases;
    private final Clock clock;
    private final Duration retention;
    private final Event<LeasesExpired> expired;

    ExpireLeases(
            Database database,
            StoredLeases leases,
            FedLeases fedLeases,
            Clock clock,
            LeasesConfig config,
            Event<LeasesExpired> expired) {
        this.database = database;
        this.leases = leases;
        this.fedLeases = fedLeases;
        this.clock = clock;
        this.retention = config.retention();
        this.expired = expired;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("expire-leases", 1, INTERVAL), () -> {
            expire();
            return false;
        });
    }

    void expire() {
        Instant oldest = clock.instant().minus(retention);
        database.useHandle(handle -> {
            leases.lockExclusively(handle);
            List<AffectedInterval> gone = Stream.concat(
                            leases.expire(handle, oldest).stream()
                                    .map(one -> new AffectedInterval(one.address(), one.startAt(), one.endAt())),
                            fedLeases.expire(handle, oldest).stream()
                                    .map(one -> new AffectedInterval(one.address(), one.startAt(), one.endAt())))
                    .toList();
            if (!gone.isEmpty()) {
                expired.fire(new LeasesExpired(gone));
            }
        });
    }
}
