package org.dutywatch.ingest.corrections;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.IdentifiedEmployee;
import org.dutywatch.ingest.corrections.LeasedAccesses.LeasedRow;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.jspecify.annotations.Nullable;

/**
 * An access by lease and what the leases say about it now.
 *
 * @param access the access of the row
 */
record CorrectedAttribution(LeasedRow row, UnattributedAccess access, IdentificationOutcome outcome) {
    /** The employee and how he was identified; null if it is nobody's now. */
    @Nullable
    IdentifiedEmployee employee() {
        return outcome instanceof IdentifiedEmployee identified ? identified : null;
    }

    /** To whom it belongs now: one employee, or nobody. */
    List<String> employees() {
        var employee = employee();
        return employee == null ? List.of() : List.of(employee.employeeId());
    }

    boolean ambiguous() {
        var employee = employee();
        return employee != null && employee.ambiguous();
    }

    /** From whom it is taken back now. */
    List<String> losers() {
        List<String> losers = new ArrayList<>(row.employees());
        losers.removeAll(employees());
        return losers;
    }

    /** To whom it is given now. */
    List<String> gainers() {
        return employees().stream()
                .filter(employee ->
                        !row.employees().contains(employee) || row.revoked().contains(employee))
                .toList();
    }

    /**
     * For whom it must be said that it is not revoked: the gainers, and those whose observation is published again. So
     * what changes for them has the corrected lease as its cause, and not new lines.
     */
    List<String> notRevokedFor() {
        return mustBePublished() ? employees() : gainers();
    }

    /** Everybody from whom it is taken, from the start until now. */
    List<String> revokedAfterwards() {
        Set<String> revoked = new LinkedHashSet<>(row.revoked());
        revoked.addAll(row.employees());
        employees().forEach(revoked::remove);
        return List.copyOf(revoked);
    }

    /** Whether the observation must be published: for another employee, or because it is ambiguous now. */
    boolean mustBePublished() {
        return isOthers() || (ambiguous() && !row.ambiguous());
    }

    /** Whether this employee's observation was published as ambiguous, now or before. */
    boolean publishedAsAmbiguous() {
        return ambiguous() || (row.ambiguous() && !isOthers());
    }

    private boolean isOthers() {
        return !row.employees().equals(employees());
    }
}
