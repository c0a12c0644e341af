package org.dutywatch.ingest.leaselogs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.ingest.attribution.domain.DeviceNames;
import org.dutywatch.ingest.leasefeeds.LeaseFeed;
import org.dutywatch.ingest.leaseformats.domain.LeaseClaim;
import org.dutywatch.ingest.leaselogs.domain.HeldAddresses;
import org.dutywatch.ingest.leases.AffectedInterval;
import org.dutywatch.ingest.leases.DeviceUses;
import org.dutywatch.ingest.leases.FedLeases;
import org.dutywatch.ingest.leases.FedLeases.FedLease;
import org.dutywatch.ingest.leases.LeasesChanged;
import org.dutywatch.ingest.leases.LeasesConfig;
import org.dutywatch.ingest.leases.StoredLeases;
import org.jdbi.v3.core.Handle;

/**
 * Works out again who or what held the addresses of new claims, and has the accesses attributed again whose time changes.
 * The caller holds the lock on the leases.
 */
@ApplicationScoped
class ApplyLeaseClaims {
    private final StoredLeases leases;
    private final LeaseClaims claims;
    private final FedLeases fedLeases;
    private final Clock clock;
    private final LeasesConfig config;
    private final Event<LeasesChanged> leasesChanged;

    ApplyLeaseClaims(
            StoredLeases leases,
            LeaseClaims claims,
            FedLeases fedLeases,
            Clock clock,
            LeasesConfig config,
            Event<LeasesChanged> leasesChanged) {
        this.leases = leases;
        this.claims = claims;
        this.fedLeases = fedLeases;
        this.clock = clock;
        this.config = config;
        this.leasesChanged = leasesChanged;
    }

    /** What identifies a lease of a feed; only its end changes. */
    private record Key(String address, String username, String mac, String host, String session, Instant startAt) {
        static Key of(FedLease lease) {
            return new Key(
                    lease.address(), lease.username(), lease.mac(), lease.host(), lease.session(), lease.startAt());
        }
    }

    /** @param added claims that are stored already */
    void apply(Handle handle, LeaseFeed feed, String client, List<LeaseClaim> added) {
        Set<String> addresses = added.stream().map(LeaseClaim::address).collect(Collectors.toSet());
        Instant oldest = clock.instant().minus(config.retention());
        List<FedLease> before = fedLeases.of(handle, feed.feed(), addresses).stream()
                .filter(lease -> !lease.endAt().isBefore(oldest))
                .toList();
        List<FedLease> after = leases(handle, feed, addresses, oldest);
        List<AffectedInterval> changed = changed(before, after);
        if (changed.isEmpty()) {
            return;
        }
        fedLeases.replace(handle, feed.feed(), addresses, after);
        leases.incrementVersion(handle);
        var uses = new DeviceUses(fedLeases.ofDevices(
                handle, addresses.stream().filter(DeviceNames::isDevice).toList()));
        leasesChanged.fire(new LeasesChanged(
                changed.stream().flatMap(uses::ofAddresses).toList(),
                "feed " + feed.feed() + " (client " + client + ")"));
    }

    /** Without those that ended before the retention of leases: they are forgotten, and must not come back. */
    private List<FedLease> leases(Handle handle, LeaseFeed feed, Set<String> addresses, Instant oldest) {
        List<FedLease> held = new ArrayList<>();
        claims.of(handle, feed.feed(), addresses)
                .forEach((address, said) -> HeldAddresses.of(said).stream()
                        .filter(one -> !one.end().isBefore(oldest))
                        .map(one -> new FedLease(
                                address,
                                HolderNames.username(one.holder()),
                                HolderNames.mac(one.holder()),
                                HolderNames.host(one.holder()),
                                one.session(),
                                one.start(),
                                one.end()))
                        .forEach(held::add));
        return held;
    }

    private static List<AffectedInterval> changed(List<FedLease> before, List<FedLease> after) {
        Map<Key, Instant> ends = new HashMap<>();
        before.forEach(lease -> ends.put(Key.of(lease), lease.endAt()));
        List<AffectedInterval> changed = new ArrayList<>();
        for (FedLease lease : after) {
            Instant known = ends.remove(Key.of(lease));
            add(changed, lease.address(), known == null ? lease.startAt() : known, lease.endAt());
        }
        ends.forEach((gone, end) -> add(changed, gone.address(), gone.startAt(), end));
        return changed;
    }

    private static void add(List<AffectedInterval> changed, String address, Instant one, Instant other) {
        if (!one.equals(other)) {
            boolean ordered = one.isBefore(other);
            changed.add(new AffectedInterval(address, ordered ? one : other, ordered ? other : one));
        }
    }
}
