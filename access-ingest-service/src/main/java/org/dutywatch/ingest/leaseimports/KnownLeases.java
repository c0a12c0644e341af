package org.dutywatch.ingest.leaseimports;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Leases;
import org.dutywatch.ingest.leases.DeviceUses;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;

/** All leases of the addresses and devices of an import, as they are before it, and what logs say besides. */
final class KnownLeases {
    private final Map<LeaseKey, Instant> ends;
    private final Set<String> addresses;
    private final Leases all;
    private final DeviceUses deviceUses;
    private final Map<JournalKey, List<LeaseKey>> spellings;

    /**
     * Combines what is known.
     *
     * @param ends of all leases of these addresses that people stated
     * @param addresses canonical, or names of devices
     * @param all of all addresses and devices, also what logs say
     */
    KnownLeases(Map<LeaseKey, Instant> ends, Collection<String> addresses, Leases all, DeviceUses deviceUses) {
        this.ends = ends;
        this.addresses = Set.copyOf(addresses);
        this.all = all;
        this.deviceUses = deviceUses;
        this.spellings = ends.keySet().stream().collect(groupingBy(JournalKey::of));
    }

    /** What a row with this end changes. */
    LeaseChange change(int row, LeaseKey key, Instant end) {
        Map<LeaseKey, Instant> others = new HashMap<>();
        spellings.getOrDefault(JournalKey.of(key), List.of()).stream()
                .filter(other -> !other.equals(key))
                .forEach(other -> others.put(other, ends.getOrDefault(other, other.start())));
        return new LeaseChange(row, key, end, ends.get(key), others, deviceUses);
    }

    /** The user names of those who hold the address or device in the times that the change affects, before it. */
    Set<String> holders(LeaseChange change) {
        return ends.entrySet().stream()
                .filter(lease -> lease.getKey().address().equals(change.key().address()))
                .filter(lease -> change.affected().stream()
                        .anyMatch(time -> lease.getKey().start().isBefore(time.to())
                                && lease.getValue().isAfter(time.from())))
                .map(lease -> lease.getKey().username())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Leases leases() {
        return with(ends);
    }

    /** The leases after these changes. */
    Leases after(Collection<LeaseChange> changes) {
        Map<LeaseKey, Instant> changed = new HashMap<>(ends);
        changes.forEach(change -> change.applyTo(changed));
        return with(changed);
    }

    /** What is known, with these leases instead of those that people stated. */
    private Leases with(Map<LeaseKey, Instant> stated) {
        var changed = new InMemoryLeases(stated.entrySet().stream()
                .map(entry -> entry.getKey().until(entry.getValue()))
                .toList());
        return (address, from, to) -> {
            if (!addresses.contains(address)) {
                return all.of(address, from, to);
            }
            // What logs say of an address is a session, or names a device.
            return Stream.concat(
                            changed.of(address, from, to).stream(),
                            all.of(address, from, to).stream()
                                    .filter(lease -> lease.session() || lease.holder() instanceof Holder.Device))
                    .toList();
        };
    }
}
