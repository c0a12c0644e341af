package org.dutywatch.compliance.measuring.evidence;

import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.evidence.EvidenceHour;

/** The content of a row of the table {@code evidence}: accesses, and who sent their lines. */
record StoredHour(EvidenceHour accesses, HourSenders senders) {
    static StoredHour empty() {
        return new StoredHour(new EvidenceHour(List.of()), new HourSenders(Set.of()));
    }
}
