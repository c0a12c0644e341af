package org.dutywatch.compliance.due;

import java.time.Instant;
import java.util.Comparator;

/** One shift of one employee; whether it still exists is for the evaluation to see. */
public record ShiftKey(String employeeId, Instant start) implements Comparable<ShiftKey> {
    private static final Comparator<ShiftKey> ORDER =
            Comparator.comparing(ShiftKey::employeeId).thenComparing(ShiftKey::start);

    @Override
    public int compareTo(ShiftKey other) {
        return ORDER.compare(this, other);
    }
}
