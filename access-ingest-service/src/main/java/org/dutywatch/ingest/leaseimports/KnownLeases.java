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
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Leases;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;

/** All leases of the addresses of an import, as they are before it. */
final class KnownLeases {
    private final Map<LeaseKey, Instant> ends;
    private final Map<JournalKey, List<LeaseKey>> spellings;

    KnownLeases(Map<LeaseKey, Instant> ends) {
        this.ends = ends;
        this.spellings = ends.keySet().stream().collect(groupingBy(JournalKey::of));
    }

    /** What a row with this end changes. */
    LeaseChange change(int row, LeaseKey key, Instant end) {
        Map<LeaseKey, Instant> others = new HashMap<>();
        spellings.getOrDefault(JournalKey.of(key), List.of()).stream()
                .filter(other -> !other.equals(key))
                .forEach(other -> others.put(other, ends.getOrDefault(other, other.start())));
        return new LeaseChange(row, key, end, ends.get(key), others);
    }

    /** The user names of those who hold the address in the times that the change affects, before it. */
    Set<String> holders(LeaseChange change) {
        return ends.entrySet().stream()
                .filter(lease -> change.affected().stream()
                        .anyMatch(time -> lease.getKey().address().equals(time.address())
                                && lease.getKey().start().isBefore(time.to())
                                && lease.getValue().isAfter(time.from())))
                .map(lease -> lease.getKey().username())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Leases leases() {
        return leases(ends);
    }

    /** The leases after these changes. */
    Leases after(Collection<LeaseChange> changes) {
        Map<LeaseKey, Instant> changed = new HashMap<>(ends);
        changes.forEach(change -> change.applyTo(changed));
        return leases(changed);
    }

    private static Leases leases(Map<LeaseKey, Instant> ends) {
        return new InMemoryLeases(ends.entrySet().stream()
                .map(entry -> entry.getKey().until(entry.getValue()))
                .toList());
    }
}
