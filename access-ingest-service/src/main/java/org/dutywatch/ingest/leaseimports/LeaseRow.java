package org.dutywatch.ingest.leaseimports;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.ingest.leaseimports.LeaseImportResponse.LeaseRowOutcome;
import org.dutywatch.ingest.leaseimports.LeaseImportResponse.LeaseRowResult;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file, checked alone.
 *
 * @param row from 1, without the header line
 * @param key the lease that the row is about; null if it cannot be read
 * @param end null if the row is refused
 */
record LeaseRow(
        int row,
        @Nullable LeaseKey key,
        @Nullable Instant end,
        @Nullable String refusalReason) {

    /**
     * Checks a row.
     *
     * @param ownNames the user names of the person who imports, without domains
     * @param superiorNames those of all above him
     */
    static LeaseRow check(CsvRow row, LeaseRows rows, Set<String> ownNames, Set<String> superiorNames) {
        LeaseKey key = null;
        try {
            key = rows.key(row);
            if (ownNames.contains(key.localName())) {
                throw new RowRefused("you cannot import a lease of your own: another person must");
            }
            if (superiorNames.contains(key.localName())) {
                throw new RowRefused("you cannot import a lease of somebody above you: another person must");
            }
            return new LeaseRow(row.number(), key, LeaseColumns.end(row, key.start()), null);
        } catch (RowRefused e) {
            return new LeaseRow(row.number(), key, null, e.reason());
        }
    }

    LeaseRowResult result(LeaseRowOutcome outcome, @Nullable String reason) {
        return new LeaseRowResult(row, key == null ? null : key.address(), outcome, null, reason);
    }

    LeaseRowResult held(@Nullable UUID changeId) {
        return new LeaseRowResult(
                row,
                key == null ? null : key.address(),
                LeaseRowOutcome.HELD,
                changeId,
                "it would attribute recorded accesses to somebody else or to nobody: a second person must decide");
    }
}
