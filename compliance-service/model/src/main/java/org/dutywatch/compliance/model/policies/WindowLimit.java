package org.dutywatch.compliance.model.policies;

import java.time.Duration;

/**
 * A limit for any interval of this length within one shift, wherever it starts.
 *
 * @param length of the interval, more than zero
 */
public record WindowLimit(Duration length, Limit limit) {

    public WindowLimit {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("the length of a window must be more than zero");
        }
    }

    /**
     * This is not harsher only if the other window is at least as long and its limit at least as harsh: minutes that
     * exceed a limit in a window exceed it in a longer window, too.
     */
    boolean isHarsherThan(WindowLimit other) {
        return other.length.compareTo(length) < 0 || limit.isHarsherThan(other.limit);
    }
}
