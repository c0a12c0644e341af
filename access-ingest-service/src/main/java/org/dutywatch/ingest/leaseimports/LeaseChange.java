package org.dutywatch.ingest.leaseimports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.ingest.leaseimports.LeaseImportResponse.LeaseRowOutcome;
import org.dutywatch.ingest.leases.AffectedInterval;
import org.dutywatch.ingest.leases.DeviceUses;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;
import org.jspecify.annotations.Nullable;

/**
 * What one row changes.
 *
 * @param row its number in the file
 * @param end equal to the start: the lease is removed
 * @param knownEnd the end before; null if the lease was not known
 * @param otherSpellings the same lease under other spellings of its user name, with their ends; they are removed
 * @param deviceUses at which addresses the device was, if the row is about a device
 */
record LeaseChange(
        int row,
        LeaseKey key,
        Instant end,
        @Nullable Instant knownEnd,
        Map<LeaseKey, Instant> otherSpellings,
        DeviceUses deviceUses) {

    LeaseRowOutcome outcome() {
        boolean known = knownEnd != null || !otherSpellings.isEmpty();
        if (isRemoval()) {
            return known ? LeaseRowOutcome.REMOVED : LeaseRowOutcome.UNCHANGED;
        }
        if (end.equals(knownEnd)) {
            return otherSpellings.isEmpty() ? LeaseRowOutcome.UNCHANGED : LeaseRowOutcome.CHANGED;
        }
        return known ? LeaseRowOutcome.CHANGED : LeaseRowOutcome.ADDED;
    }

    boolean isRemoval() {
        return end.equals(key.start());
    }

    /** The times of addresses in which the lease holds now and did not before, or the reverse. */
    List<AffectedInterval> affected() {
        List<AffectedInterval> affected = new ArrayList<>();
        otherSpellings.forEach((other, otherEnd) -> add(affected, other.start(), otherEnd));
        add(affected, knownEnd == null ? key.start() : knownEnd, end);
        return affected;
    }

    /** Makes the change in the ends of all leases. */
    void applyTo(Map<LeaseKey, Instant> ends) {
        removed().forEach(ends::remove);
        if (!isRemoval()) {
            ends.put(key, end);
        }
    }

    /** The leases that are removed. */
    Set<LeaseKey> removed() {
        if (!isRemoval()) {
            return otherSpellings.keySet();
        }
        Set<LeaseKey> removed = new HashSet<>(otherSpellings.keySet());
        removed.add(key);
        return removed;
    }

    private void add(List<AffectedInterval> affected, Instant one, Instant other) {
        if (!one.equals(other)) {
            boolean ordered = one.isBefore(other);
            var changed = new AffectedInterval(key.address(), ordered ? one : other, ordered ? other : one);
            deviceUses.ofAddresses(changed).forEach(affected::add);
        }
    }
}
