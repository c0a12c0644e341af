package org.dutywatch.ingest.leaseimports;

import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;

/** What the rows of a file say: who had which address, or who had which device. */
interface LeaseRows {
    CsvColumns columns();

    /** What the row is about. */
    LeaseKey key(CsvRow row) throws RowRefused;
}
