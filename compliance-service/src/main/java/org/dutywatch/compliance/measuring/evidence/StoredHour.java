package org.dutywatch.compliance.measuring.evidence;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dutywatch.compliance.model.evidence.EvidenceHour;

/**
 * The content of a row of the table {@code evidence}: accesses, and who sent their lines. Both are sets that only grow.
 * Senders are kept by the hour and not by the access, because an hour has few.
 *
 * @param senders numbers of {@link SenderNumbers}
 */
record StoredHour(EvidenceHour accesses, SortedSet<Integer> senders) {
    static StoredHour empty() {
        return new StoredHour(new EvidenceHour(List.of()), new TreeSet<>());
    }
}
