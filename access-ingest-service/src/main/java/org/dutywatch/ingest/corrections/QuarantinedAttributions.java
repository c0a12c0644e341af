package org.dutywatch.ingest.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.eventkit.failures.QuarantinedRows;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.leases.LeaseReplica;

/**
 * The accesses by lease that could not be attributed again, such as one whose stored form cannot be read. They stay
 * with the person who has them. A replayed one is attributed again within seconds.
 */
@ApplicationScoped
class QuarantinedAttributions implements QuarantinedRows {
    private static final String COUNT = "select count(*) from leased_access where last_error is not null";
    private static final String REPLAY = """
            update leased_access set last_error = null
             where observation_id = any(array(
                 select observation_id from leased_access where last_error is not null
                  order by observation_id for update))
            """;

    private final Database database;
    private final LeaseReplica leases;

    QuarantinedAttributions(Database database, LeaseReplica leases) {
        this.database = database;
        this.leases = leases;
    }

    @Override
    public String name() {
        return "attributions";
    }

    @Override
    public long count() {
        return database.withHandle(
                handle -> handle.createQuery(COUNT).mapTo(Long.class).one());
    }

    @Override
    public int replay() {
        return database.withHandle(handle -> {
            leases.lockShared(handle);
            return handle.createUpdate(REPLAY).execute();
        });
    }
}
