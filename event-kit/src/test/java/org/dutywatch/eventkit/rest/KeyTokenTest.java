package org.dutywatch.eventkit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.dutywatch.eventkit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTokenTest {

    @Test
    void shouldSayTheSamePositionAgain() {
        KeyToken token = KeyToken.of("mac:00:1c:42:0a:0b:0c", "", "josé");

        assertThat(KeyToken.startOf(token.text(), 3)).isEqualTo(token);
        assertThat(token.text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void shouldBeginBeforeEveryKeyWithoutAToken() {
        assertThat(KeyToken.startOf(null, 2)).isEqualTo(KeyToken.of("", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "YQ", "YQpiCmM"})
    void shouldRefuseATokenThatItDidNotMake(String text) {
        assertThatThrownBy(() -> KeyToken.startOf(text, 2))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("page_token");
    }

    @Test
    void shouldRefuseATokenWithoutATimeWhereThereShouldBeOne() {
        assertThat(KeyToken.of("a", "2026-11-01T06:00:00Z").time(1)).isEqualTo(Instant.parse("2026-11-01T06:00:00Z"));
        assertThatThrownBy(() -> KeyToken.of("a", "b").time(1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("page_token");
    }
}
