package org.dutywatch.ingest.leaseimports;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.ingest.leaseimports.HeldLeases.HeldLease;

/**
 * The held rows of an import, on which a second person decides.
 *
 * @param rows none once they were deleted after the retention of leases
 */
record HeldLeaseChange(Decision decision, List<HeldLease> rows) {
    /** The user names of the rows, without domains; whose they are does not decide. */
    Set<String> userNames() {
        return rows.stream()
                .map(row -> row.key().localName())
                .filter(name -> !name.isEmpty())
                .collect(toSet());
    }
}
