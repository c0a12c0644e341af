package org.dutywatch.compliance.attention.domain;

import java.time.Duration;

/**
 * How far the strict and the generous reading are moved so that the band between them holds the truth about nine times
 * in ten: split conformal prediction, fitted by the evaluation for one class of evidence and stored with the profile.
 *
 * @param lowShare of the strict reading that counts, 0 to 1
 * @param lowMargin taken off it then
 * @param highShare of the generous reading, 1 or more
 * @param highMargin added to it then, where anything was read at all
 */
public record Band(double lowShare, Duration lowMargin, double highShare, Duration highMargin) {

    /** The readings as they are. */
    public static final Band NONE = new Band(1, Duration.ZERO, 1, Duration.ZERO);

    public Band {
        if (!(lowShare >= 0 && lowShare <= 1 && highShare >= 1) || lowMargin.isNegative() || highMargin.isNegative()) {
            throw new IllegalArgumentException("a band only widens: " + lowShare + " to " + highShare);
        }
    }

    /** Never falls when the strict reading grows. */
    public Duration low(Duration strict) {
        Duration low = scaled(strict, lowShare).minus(lowMargin);
        return low.isNegative() ? Duration.ZERO : low;
    }

    /** Nothing stays nothing. */
    public Duration high(Duration generous) {
        return generous.isZero() ? generous : scaled(generous, highShare).plus(highMargin);
    }

    private static Duration scaled(Duration length, double share) {
        return Duration.ofMillis(Math.round(length.toMillis() * share));
    }
}
