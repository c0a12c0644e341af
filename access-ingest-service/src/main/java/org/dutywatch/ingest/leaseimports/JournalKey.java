package org.dutywatch.ingest.leaseimports;

import java.time.Instant;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;

/**
 * Identifies a lease in the journal of a DHCP server, which may write one user name with and without its domain.
 *
 * @param local the user name without domain and realm; empty for a shared terminal
 */
record JournalKey(String address, String local, Instant start) {
    static JournalKey of(LeaseKey key) {
        return new JournalKey(key.address(), key.localName(), key.start());
    }
}
