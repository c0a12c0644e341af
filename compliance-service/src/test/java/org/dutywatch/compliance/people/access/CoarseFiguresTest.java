package org.dutywatch.compliance.people.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoarseFiguresTest {
    @ParameterizedTest
    @CsvSource({"0.0, 0.0", "2.4, 0.0", "2.5, 5.0", "42.4, 40.0", "42.5, 45.0", "47.4, 45.0", "481.2, 480.0"})
    void shouldRoundMinutesToTheNearestFive(BigDecimal exact, BigDecimal shown) {
        assertThat(CoarseFigures.minutes(exact)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 5", "5, 5", "6, 10", "237, 240"})
    void shouldShowCountsInStepsOfFiveButOneAsOne(int exact, int shown) {
        assertThat(CoarseFigures.count(exact)).isEqualTo(shown);
    }
}
