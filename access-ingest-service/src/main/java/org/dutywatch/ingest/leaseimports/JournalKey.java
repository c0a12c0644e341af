package org.dutywatch.ingest.leaseimports;

import java.time.Instant;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;

/**
 * What a journal means by one lease: it may write a user name now with a domain and now without.
 *
 * @param local the user name without domain and realm; empty for a shared terminal
 */
record JournalKey(String address, String local, Instant start) {
    static JournalKey of(LeaseKey key) {
        return new JournalKey(key.address(), key.localName(), key.start());
    }
}
