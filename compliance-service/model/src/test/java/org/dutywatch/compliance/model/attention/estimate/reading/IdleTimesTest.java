package org.dutywatch.compliance.model.attention.estimate.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.estimate.rule.ActivityRule;
import org.junit.jupiter.api.Test;

class IdleTimesTest {
    private static final Instant TEN = Instant.parse("2026-11-03T16:00:00Z");
    private static final Duration PIECE = Duration.ofMinutes(5);
    private static final ActivityRule LEARNING = new ActivityRule(
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ZERO,
            ActivityRule.UNLIMITED,
            Duration.ofHours(24),
            0);

    @Test
    void shouldContinueARecordAtOnceOrWithinTheTruncatedSecond() {
        assertThat(isContinuedAt(TEN.plus(PIECE))).isTrue();
        assertThat(isContinuedAt(TEN.plus(PIECE).plusSeconds(1))).isTrue();
    }

    @Test
    void shouldNotContinueARecordWhenTheGapIsLongerOrTheFormatHasMilliseconds() {
        assertThat(isContinuedAt(TEN.plus(PIECE).plusSeconds(2))).isFalse();
        assertThat(isContinuedAt(TEN.plus(PIECE).plusMillis(700))).isFalse();
        assertThat(isContinuedAt(TEN.plus(PIECE).minusSeconds(1))).isFalse();
    }

    @Test
    void shouldContinueOnlyFirewallSessionsAcrossASecond() {
        var tunnel = piece(TEN, AccessKind.TUNNEL);
        var next = piece(TEN.plus(PIECE).plusSeconds(1), AccessKind.TUNNEL);

        assertThat(new IdleTimes(LEARNING, List.of(tunnel, next)).of(tunnel)).isPositive();
    }

    /** A record that another record continues has no idle time at its end. */
    private static boolean isContinuedAt(Instant start) {
        var piece = piece(TEN, AccessKind.FLOW);
        return new IdleTimes(LEARNING, List.of(piece, piece(start, AccessKind.FLOW))).of(piece) == 0;
    }

    private static AccessObservation piece(Instant start, AccessKind kind) {
        return anAccess(start).lasting(PIECE).as(kind).build();
    }
}
