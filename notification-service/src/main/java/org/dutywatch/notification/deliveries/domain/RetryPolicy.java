package org.dutywatch.notification.deliveries.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a mail that could not be handed over is tried again: after 1 s, doubled for each attempt, at most 5 min.
 *
 * @param patience how long after its creation a mail is still tried
 */
public record RetryPolicy(Duration patience) {
    private static final long LONGEST_PAUSE_SECONDS = 300;

    /**
     * The time of the next attempt; empty when patience has run out.
     *
     * @param attempts how many were made, from 1
     */
    public Optional<Instant> next(int attempts, Instant createdAt, Instant now) {
        if (now.isAfter(createdAt.plus(patience))) {
            return Optional.empty();
        }
        long pause = Math.min(1L << Math.min(Math.max(attempts, 1) - 1, 20), LONGEST_PAUSE_SECONDS);
        return Optional.of(now.plusSeconds(pause));
    }
}
