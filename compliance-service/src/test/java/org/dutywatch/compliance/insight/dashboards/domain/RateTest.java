package org.dutywatch.compliance.insight.dashboards.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {

    /** Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29; Wilson's score method. */
    @Test
    void shouldGiveThePublishedIntervals() {
        assertInterval(Rate.of(81, 263), 0.2553, 0.3662);
        assertInterval(Rate.of(15, 148), 0.0624, 0.1605);
        assertInterval(Rate.of(0, 20), 0.0000, 0.1611);
        assertInterval(Rate.of(1, 29), 0.0061, 0.1718);
    }

    @Test
    void shouldGiveTheWidestIntervalWithoutShifts() {
        assertThat(Rate.of(0, 0)).isEqualTo(new Rate(0, 0, 0, 0, 1));
    }

    @Test
    void shouldGiveAWiderIntervalWhenThereAreFewerShifts() {
        assertThat(Rate.of(1, 3).high()).isGreaterThan(Rate.of(100, 300).high());
        assertThat(Rate.of(1, 3).low()).isLessThan(Rate.of(100, 300).low());
    }

    private static void assertInterval(Rate rate, double low, double high) {
        assertThat(rate.low()).isCloseTo(low, within(0.00006));
        assertThat(rate.high()).isCloseTo(high, within(0.00006));
    }
}
