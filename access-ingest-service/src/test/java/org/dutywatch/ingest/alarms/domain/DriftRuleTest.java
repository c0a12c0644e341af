package org.dutywatch.ingest.alarms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftRuleTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 10.0",
        "0, 5000, 10.0",
        "1, 3000, 10.0",
        "20, 5000, 10.4",
        "4000, 5000, 90.0",
        "5000, 5000, 100.0",
    })
    void shouldAllowTenPointsMoreThanBefore(long malformed, long lines, double percent) {
        assertThat(DriftRule.after(malformed, lines, 100, 10).percent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "99, 99, false",
        "100, 100, true",
        "100, 1000, false",
        "101, 1000, true",
    })
    void shouldBeginWithEnoughLinesAndMoreThanTheShare(long malformed, long lines, boolean begins) {
        assertThat(DriftRule.after(0, 5000, 100, 10).begins(malformed, lines)).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({
        "51, 1000, true",
        "50, 1000, false",
        "49, 49, false",
    })
    void shouldLastUntilHalfOfTheJumpIsOver(long malformed, long lines, boolean lasts) {
        assertThat(DriftRule.after(0, 5000, 100, 10).lasts(malformed, lines)).isEqualTo(lasts);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "1000, 1000", "100000, 100000"})
    void shouldNeverBeginIfAJumpIsAHundredPoints(long malformed, long lines) {
        assertThat(DriftRule.after(0, 1000, 1, 100).begins(malformed, lines)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"251, 1000, true", "249, 1000, false"})
    void shouldLastByTheShareOfBeforeTheAlarm(long malformed, long lines, boolean lasts) {
        assertThat(DriftRule.after(0, 5000, 100, 10).withPercent(30).lasts(malformed, lines))
                .isEqualTo(lasts);
    }
}
