package org.dutywatch.ingest.corrections;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.Leases;
import org.dutywatch.ingest.corrections.LeasedAccesses.LeasedRow;
import org.dutywatch.ingest.leases.AffectedInterval;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.jspecify.annotations.Nullable;

/**
 * A recorded access by lease near a change of leases, which is not applied yet.
 *
 * @param access null if its stored form cannot be read
 * @param due whether it is to be attributed again already, because of an earlier change
 * @param identification of the persons of its source, by given leases
 */
record NearAccess(
        LeasedRow row, @Nullable UnattributedAccess access, boolean due, IdentificationByLeases identification) {

    /** Identifies persons by given leases. */
    @FunctionalInterface
    interface IdentificationByLeases {
        Identification by(Leases leases);
    }

    /** Whether one of these changes has it attributed again. */
    boolean isNear(Collection<AffectedInterval> changed) {
        return access == null
                ? changed.stream().anyMatch(interval -> interval.address().equals(row.address()))
                : changed.stream().anyMatch(interval -> isNear(interval, access));
    }

    private boolean isNear(AffectedInterval changed, UnattributedAccess known) {
        Instant from = changed.from().minus(Identification.LEASE_TOLERANCE);
        Instant to = changed.to().plus(Identification.LEASE_TOLERANCE);
        return changed.address().equals(row.address())
                && known.start().isBefore(to)
                && !known.end().isBefore(from);
    }

    /**
     * Whom it concerns if the leases change: from whom the access is taken, to whom it is given, or for whom it becomes
     * ambiguous. Empty if it concerns nobody.
     */
    Set<String> concerned(Leases before, Leases after) {
        if (access == null) {
            return Set.copyOf(row.employees());
        }
        var now = new CorrectedAttribution(row, access, outcome(before, access));
        var then = new CorrectedAttribution(row, access, outcome(after, access));
        boolean changes = due
                ? !now.employees().equals(then.employees()) || now.ambiguous() != then.ambiguous()
                : then.mustBePublished() || !then.gainers().isEmpty();
        if (!changes) {
            return Set.of();
        }
        Set<String> concerned = new HashSet<>(row.employees());
        concerned.addAll(now.employees());
        concerned.addAll(then.employees());
        return concerned;
    }

    private IdentificationOutcome outcome(Leases leases, UnattributedAccess known) {
        return identification.by(leases).byAddress(row.address(), known.start(), known.end());
    }
}
