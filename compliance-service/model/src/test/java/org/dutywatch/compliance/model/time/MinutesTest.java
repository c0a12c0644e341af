package org.dutywatch.compliance.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinutesTest {

    @Test
    void shouldRoundToTheNearestTenth() {
        assertThat(Minutes.rounded(Duration.ofSeconds(93))).hasToString("1.6");
        assertThat(Minutes.rounded(Duration.ofMillis(92_999))).hasToString("1.5");
    }

    @Test
    void shouldRoundDownLowFigures() {
        assertThat(Minutes.roundedDown(Duration.ofMillis(1_805_999))).hasToString("30.0");
    }

    @Test
    void shouldCompareExactly() {
        assertThat(new Minutes(301).exceeds(Minutes.of(30))).isTrue();
        assertThat(new Minutes(300).exceeds(Minutes.of(30))).isFalse();
        assertThat(new Minutes(299)).isLessThan(Minutes.of(30));
    }

    @Test
    void shouldConvertFromAndToANumber() {
        assertThat(Minutes.of(new BigDecimal("52.3")).toBigDecimal()).isEqualTo(new BigDecimal("52.3"));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Minutes.of(new BigDecimal("52.34")));
    }

    @Test
    void shouldRefuseNegativeMinutes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Minutes(-1));
    }
}
