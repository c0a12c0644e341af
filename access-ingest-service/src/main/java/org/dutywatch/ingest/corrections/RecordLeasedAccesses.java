package org.dutywatch.ingest.corrections;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.leases.LeaseReplica;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/**
 * Records accesses that were attributed by lease, before they are published. So also an access that is published just
 * before a crash can be taken back. Does nothing, and opens no transaction, for a batch without such accesses.
 */
@ApplicationScoped
public class RecordLeasedAccesses {
    private final Database database;
    private final LeaseReplica leases;
    private final LeasedAccesses leasedAccesses;
    private final Clock clock;

    RecordLeasedAccesses(Database database, LeaseReplica leases, LeasedAccesses leasedAccesses, Clock clock) {
        this.database = database;
        this.leases = leases;
        this.leasedAccesses = leasedAccesses;
        this.clock = clock;
    }

    /**
     * Records the accesses in a transaction of its own. If leases have changed since they were attributed, they are
     * attributed again later. One that is recorded already for another employee is attributed again as well.
     *
     * @param accesses attributed by lease
     * @param leasesVersion the version of the leases by which all of them were attributed
     */
    public void record(Collection<LeasedAccess> accesses, long leasesVersion) {
        if (!accesses.isEmpty()) {
            inTransaction(() -> database.useHandle(handle -> {
                boolean leasesChanged = leases.lockShared(handle) != leasesVersion;
                leasedAccesses.record(handle, accesses, leasesChanged, clock.instant());
            }));
        }
    }

    /**
     * Records that these observations are published with shorter intervals since an unmonitored page. One of which the
     * person has changed meanwhile is attributed again later, so that the new person's copy gets them, too.
     *
     * @param observations attributed by lease
     */
    public void shorten(Collection<AccessObservation> observations) {
        if (!observations.isEmpty()) {
            inTransaction(() -> database.useHandle(handle -> {
                leases.lockShared(handle);
                leasedAccesses.shorten(handle, observations);
            }));
        }
    }

    private static void inTransaction(Runnable statements) {
        QuarkusTransaction.requiringNew().run(statements);
    }
}
