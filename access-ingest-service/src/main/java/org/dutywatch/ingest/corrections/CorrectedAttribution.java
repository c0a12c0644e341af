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

    /** To whom it is given back, from whom it was taken before. */
    List<String> givenBackTo() {
        return employees().stream().filter(row.revoked()::contains).toList();
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
        return !row.employees().containsAll(employees()) || (ambiguous() && !row.ambiguous());
    }
}
