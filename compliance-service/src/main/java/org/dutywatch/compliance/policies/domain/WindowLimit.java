package org.dutywatch.compliance.policies.domain;

import java.time.Duration;

/**
 * A limit for any stretch of this length within one shift, wherever it begins.
 *
 * @param length of the window, more than nothing
 */
public record WindowLimit(Duration length, Limit limit) {

    public WindowLimit {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a window has a length");
        }
    }

    /** What fits into a window fits into a longer one, so a longer one that allows no more is as harsh. */
    boolean isHarsherThan(WindowLimit other) {
        return other.length.compareTo(length) < 0 || limit.isHarsherThan(other.limit);
    }
}
