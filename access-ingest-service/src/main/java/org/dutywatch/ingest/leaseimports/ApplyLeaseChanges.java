package org.dutywatch.ingest.leaseimports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.ingest.leases.AffectedInterval;
import org.dutywatch.ingest.leases.LeasesChanged;
import org.dutywatch.ingest.leases.StoredLeases;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;
import org.jdbi.v3.core.Handle;

/** Stores changes of leases, and has the accesses near them attributed again. The caller holds the lock on the leases. */
@ApplicationScoped
class ApplyLeaseChanges {
    private final StoredLeases leases;
    private final Clock clock;
    private final Event<LeasesChanged> leasesChanged;

    ApplyLeaseChanges(StoredLeases leases, Clock clock, Event<LeasesChanged> leasesChanged) {
        this.leases = leases;
        this.clock = clock;
        this.leasesChanged = leasesChanged;
    }

    /** @param importer the user name of the person who imported them */
    void apply(Handle handle, Collection<LeaseChange> changes, String importer) {
        Map<LeaseKey, Instant> newEnds = new LinkedHashMap<>();
        Set<LeaseKey> removed = new HashSet<>();
        List<AffectedInterval> affected = new ArrayList<>();
        for (LeaseChange change : changes) {
            removed.addAll(change.removed());
            affected.addAll(change.affected());
            if (!change.isRemoval()) {
                newEnds.put(change.key(), change.end());
            }
        }
        leases.put(handle, newEnds, clock.instant());
        leases.remove(handle, removed);
        if (!changes.isEmpty()) {
            leases.incrementVersion(handle);
            leasesChanged.fire(new LeasesChanged(affected, importer));
        }
    }
}
