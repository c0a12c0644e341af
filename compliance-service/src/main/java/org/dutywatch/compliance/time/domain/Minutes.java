package org.dutywatch.compliance.time.domain;

import java.math.BigDecimal;
import java.time.Duration;

/** An amount of minutes, exact in tenths: what is shown, stored, sent and compared with a limit. Never negative. */
public record Minutes(long tenths) implements Comparable<Minutes> {
    public static final Minutes ZERO = new Minutes(0);

    private static final long MILLIS_PER_TENTH = 6_000;

    public Minutes {
        if (tenths < 0) {
            throw new IllegalArgumentException("minutes cannot be negative: " + tenths + " tenths");
        }
    }

    public static Minutes of(long wholeMinutes) {
        return new Minutes(wholeMinutes * 10);
    }

    /** @throws ArithmeticException where the number has more than one decimal */
    public static Minutes of(BigDecimal minutes) {
        return new Minutes(minutes.movePointRight(1).longValueExact());
    }

    /** Rounded to the nearest tenth, a half up. */
    public static Minutes nearest(Duration duration) {
        return new Minutes((duration.toMillis() + MILLIS_PER_TENTH / 2) / MILLIS_PER_TENTH);
    }

    /** Rounded down: for the figure that may accuse. */
    public static Minutes atLeast(Duration duration) {
        return new Minutes(duration.toMillis() / MILLIS_PER_TENTH);
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
