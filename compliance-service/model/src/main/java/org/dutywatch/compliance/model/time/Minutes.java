package org.dutywatch.compliance.model.time;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * An amount of minutes in whole tenths, as it is shown, stored, sent and compared with a limit.
 *
 * @param tenths tenths of a minute, at least 0
 */
public record Minutes(long tenths) implements Comparable<Minutes> {
    public static final Minutes ZERO = new Minutes(0);

    private static final long MILLIS_PER_TENTH = 6_000;

    /** @throws IllegalArgumentException if {@code tenths} is negative */
    public Minutes {
        if (tenths < 0) {
            throw new IllegalArgumentException("minutes cannot be negative: " + tenths + " tenths");
        }
    }

    public static Minutes of(long wholeMinutes) {
        return new Minutes(wholeMinutes * 10);
    }

    /** @throws ArithmeticException if the number has more than one decimal place */
    public static Minutes of(BigDecimal minutes) {
        return new Minutes(minutes.movePointRight(1).longValueExact());
    }

    /** Rounds to the nearest tenth, halves up. */
    public static Minutes rounded(Duration duration) {
        return new Minutes((duration.toMillis() + MILLIS_PER_TENTH / 2) / MILLIS_PER_TENTH);
    }

    /** Rounds down to a tenth. Used for the low figures, which an alert requires to be over the limit. */
    public static Minutes roundedDown(Duration duration) {
        return new Minutes(duration.toMillis() / MILLIS_PER_TENTH);
    }

    public Minutes plus(Minutes other) {
        return new Minutes(tenths + other.tenths);
    }

    public boolean exceeds(Minutes other) {
        return tenths > other.tenths;
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(tenths, 1);
    }

    @Override
    public int compareTo(Minutes other) {
        return Long.compare(tenths, other.tenths);
    }

    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
