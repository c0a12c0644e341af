package org.dutywatch.ingest.leaseimports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.ingest.corrections.ForeseeCorrections;
import org.dutywatch.ingest.corrections.NearAccesses;
import org.dutywatch.ingest.corrections.NearAccesses.ForeseenCorrection;
import org.dutywatch.ingest.leases.AffectedInterval;
import org.jdbi.v3.core.Handle;

/** Separates the changes of an import that nobody makes alone from those that apply at once. */
@ApplicationScoped
class SeparateChanges {
    private final ForeseeCorrections foreseeCorrections;

    SeparateChanges(ForeseeCorrections foreseeCorrections) {
        this.foreseeCorrections = foreseeCorrections;
    }

    /**
     * The changes of an import.
     *
     * @param atOnce together they attribute no recorded access to somebody else, and make none ambiguous
     * @param held all others
     * @param concerned ids of the employees who would lose or gain accesses by those that are held
     * @param effects what each held one would do to accesses that are recorded
     */
    record SeparatedChanges(
            List<LeaseChange> atOnce,
            List<LeaseChange> held,
            Set<String> concerned,
            Map<LeaseChange, Effect> effects) {}

    /**
     * What a held change would do.
     *
     * @param accesses how many recorded accesses near it would be attributed otherwise by all changes together
     * @param holders the user names of those who hold the address in these times before it
     */
    record Effect(int accesses, Set<String> holders) {}

    /** Holds the changes near each access that they would change, until the others change none. */
    SeparatedChanges separate(Handle handle, KnownLeases known, Collection<LeaseChange> changes) {
        NearAccesses near = foreseeCorrections.near(handle, affected(changes));
        List<LeaseChange> atOnce = new ArrayList<>(changes);
        Set<LeaseChange> held = new LinkedHashSet<>();
        Set<String> concerned = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            Map<String, Set<LeaseChange>> byAddress = byAddress(atOnce);
            for (var access : near.changedBy(affected(atOnce), known.leases(), known.after(atOnce))) {
                concerned.addAll(access.concerned());
                for (LeaseChange change : byAddress.getOrDefault(access.address(), Set.of())) {
                    if (access.isNear(change.affected())) {
                        held.add(change);
                        changed = true;
                    }
                }
            }
            atOnce.removeAll(held);
        }
        var together = near.changedBy(affected(changes), known.leases(), known.after(changes));
        Map<LeaseChange, Effect> effects =
                held.stream().collect(Collectors.toMap(change -> change, change -> effect(change, known, together)));
        return new SeparatedChanges(atOnce, List.copyOf(held), concerned, effects);
    }

    private static Effect effect(LeaseChange change, KnownLeases known, List<ForeseenCorrection> foreseen) {
        long accesses = foreseen.stream()
                .filter(access -> change.affected().stream()
                                .anyMatch(time -> time.address().equals(access.address()))
                        && access.isNear(change.affected()))
                .count();
        return new Effect((int) accesses, known.holders(change));
    }

    /** A change of who had a device concerns all addresses that the device had. */
    private static Map<String, Set<LeaseChange>> byAddress(Collection<LeaseChange> changes) {
        Map<String, Set<LeaseChange>> byAddress = new HashMap<>();
        for (LeaseChange change : changes) {
            change.affected()
                    .forEach(time -> byAddress
                            .computeIfAbsent(time.address(), any -> new LinkedHashSet<>())
                            .add(change));
        }
        return byAddress;
    }

    private static List<AffectedInterval> affected(Collection<LeaseChange> changes) {
        return changes.stream().flatMap(change -> change.affected().stream()).toList();
    }
}
