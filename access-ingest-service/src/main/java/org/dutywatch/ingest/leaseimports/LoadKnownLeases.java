package org.dutywatch.ingest.leaseimports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.dutywatch.ingest.attribution.domain.DeviceNames;
import org.dutywatch.ingest.leases.DeviceUses;
import org.dutywatch.ingest.leases.FedLeases;
import org.dutywatch.ingest.leases.LeaseReplica;
import org.dutywatch.ingest.leases.StoredLeases;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;
import org.jdbi.v3.core.Handle;

/** Loads what is known of the addresses and devices of an import. The caller holds the lock on the leases. */
@ApplicationScoped
class LoadKnownLeases {
    private final StoredLeases leases;
    private final FedLeases fedLeases;
    private final LeaseReplica replica;

    LoadKnownLeases(StoredLeases leases, FedLeases fedLeases, LeaseReplica replica) {
        this.leases = leases;
        this.fedLeases = fedLeases;
        this.replica = replica;
    }

    /** @param addresses canonical, or names of devices */
    KnownLeases of(Handle handle, Collection<String> addresses) {
        Map<LeaseKey, Instant> ends = leases.findEnds(handle, addresses);
        var devices = addresses.stream().filter(DeviceNames::isDevice).toList();
        replica.refresh();
        return new KnownLeases(
                ends, addresses, replica.snapshot().leases(), new DeviceUses(fedLeases.ofDevices(handle, devices)));
    }
}
