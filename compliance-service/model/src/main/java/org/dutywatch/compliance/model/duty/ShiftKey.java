package org.dutywatch.compliance.model.duty;

import java.time.Instant;
import java.util.Comparator;

/**
 * Identifies one shift of one employee. The shift need not exist in the roster any more.
 *
 * @param start planned start
 */
public record ShiftKey(String employeeId, Instant start) implements Comparable<ShiftKey> {
    private static final Comparator<ShiftKey> ORDER =
            Comparator.comparing(ShiftKey::employeeId).thenComparing(ShiftKey::start);

    @Override
    public int compareTo(ShiftKey other) {
        return ORDER.compare(this, other);
    }
}
