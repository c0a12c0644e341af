package org.dutywatch.notification.deliveries.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when a mail that could not be sent is retried: after 1 s, doubled with each attempt, at most 5 min.
 *
 * @param retryLimit how long after its creation a mail is retried
 */
public record RetryPolicy(Duration retryLimit) {
    private static final long LONGEST_PAUSE_SECONDS = 300;

    /**
     * Returns the time of the next attempt; empty when the retry limit is over.
     *
     * @param attempts attempts made so far; 1 or more
     */
    public Optional<Instant> next(int attempts, Instant createdAt, Instant now) {
        if (now.isAfter(createdAt.plus(retryLimit))) {
            return Optional.empty();
        }
        long pause = Math.min(1L << Math.min(Math.max(attempts, 1) - 1, 20), LONGEST_PAUSE_SECONDS);
        return Optional.of(now.plusSeconds(pause));
    }
}
