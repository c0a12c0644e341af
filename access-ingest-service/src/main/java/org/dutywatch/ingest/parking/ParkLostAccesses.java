package org.dutywatch.ingest.parking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.corrections.AttributionLost;
import org.dutywatch.ingest.parking.ParkedAccesses.ParkedAccess;

/** Parks an access that a corrected lease took from a person and gave to nobody, as one of a line without a lease. */
@ApplicationScoped
class ParkLostAccesses {
    private final Database database;
    private final ParkedAccesses parkedAccesses;
    private final Clock clock;

    ParkLostAccesses(Database database, ParkedAccesses parkedAccesses, Clock clock) {
        this.database = database;
        this.parkedAccesses = parkedAccesses;
        this.clock = clock;
    }

    void park(@Observes AttributionLost lost) {
        database.useHandle(handle -> {
            // Not left to the insert: it would wait for a release of the same access, which may wait for this
            // transaction.
            if (!parkedAccesses.isParked(handle, lost.access().observationId())) {
                parkedAccesses.park(
                        handle, List.of(new ParkedAccess(lost.pendingIdentity(), lost.access())), clock.instant());
            }
        });
    }
}
