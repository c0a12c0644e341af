package org.dutywatch.compliance.model.attention;

import java.time.Duration;

/**
 * How far the low and the high estimate are moved apart so that the interval between them contains the true value about
 * nine times in ten (split conformal prediction). Fitted for one confidence class and stored with the profile.
 *
 * @param lowShare factor applied to the low estimate, 0 to 1
 * @param lowMargin subtracted afterwards, at least 0
 * @param highShare factor applied to the high estimate, 1 or more
 * @param highMargin added afterwards, at least 0, unless the high estimate is zero
 */
public record Band(double lowShare, Duration lowMargin, double highShare, Duration highMargin) {

    /** Leaves both estimates unchanged. */
    public static final Band NONE = new Band(1, Duration.ZERO, 1, Duration.ZERO);

    /** @throws IllegalArgumentException if a value would narrow the band */
    public Band {
        if (!(lowShare >= 0 && lowShare <= 1 && highShare >= 1) || lowMargin.isNegative() || highMargin.isNegative()) {
            throw new IllegalArgumentException("a band can only widen: " + lowShare + " to " + highShare);
        }
    }

    /** Never negative. Never falls when {@code lowEstimate} grows. */
    public Duration low(Duration lowEstimate) {
        Duration low = scaled(lowEstimate, lowShare).minus(lowMargin);
        return low.isNegative() ? Duration.ZERO : low;
    }

    /** Zero stays zero. */
    public Duration high(Duration highEstimate) {
        return highEstimate.isZero()
                ? highEstimate
                : scaled(highEstimate, highShare).plus(highMargin);
    }

    private static Duration scaled(Duration length, double share) {
        return Duration.ofMillis(Math.round(length.toMillis() * share));
    }
}
