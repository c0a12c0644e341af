package org.dutywatch.ingest.parking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.corrections.AttributionLost;
import org.dutywatch.ingest.parking.ParkedAccesses.ParkedAccess;

/** Parks each access that was revoked and is nobody's now, so that it waits for a lease like one of a new line. */
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
            // The insert alone would also skip an access that is parked. But while another transaction releases that
            // access, the insert would wait for it, and that transaction may wait for this one.
            if (!parkedAccesses.isParked(handle, lost.access().observationId())) {
                parkedAccesses.park(
                        handle, List.of(new ParkedAccess(lost.pendingIdentity(), lost.access())), clock.instant());
            }
        });
    }
}
