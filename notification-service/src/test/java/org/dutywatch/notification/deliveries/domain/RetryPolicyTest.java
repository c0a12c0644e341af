package org.dutywatch.notification.deliveries.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-16T20:00:00Z");
    private final RetryPolicy policy = new RetryPolicy(Duration.ofHours(72));

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "9,256", "10,300", "64,300", "1000000,300"})
    void shouldDoubleThePauseUpToFiveMinutes(int attempts, long seconds) {
        assertEquals(Optional.of(NOW.plusSeconds(seconds)), policy.next(attempts, NOW, NOW));
    }

    @Test
    void shouldGiveUpAfterTheRetryLimit() {
        Instant created = NOW.minus(Duration.ofHours(72));

        assertEquals(Optional.of(NOW.plusSeconds(300)), policy.next(900, created, NOW));
        assertEquals(Optional.empty(), policy.next(900, created, NOW.plusMillis(1)));
    }
}
