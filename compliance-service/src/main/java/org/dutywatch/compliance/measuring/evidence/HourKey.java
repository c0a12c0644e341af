package org.dutywatch.compliance.measuring.evidence;

import java.time.Instant;
import java.util.Comparator;
import org.dutywatch.compliance.model.evidence.EvidenceHour;

/** One hour of one employee: a row of the table {@code evidence}. Rows are always locked in this order. */
record HourKey(String employeeId, Instant hour) implements Comparable<HourKey> {
    private static final Comparator<HourKey> ORDER =
            Comparator.comparing(HourKey::employeeId).thenComparing(HourKey::hour);

    static HourKey of(AccessObserved observed) {
        return new HourKey(observed.employeeId(), EvidenceHour.hourOf(observed.start()));
    }

    @Override
    public int compareTo(HourKey other) {
        return ORDER.compare(this, other);
    }
}
