package org.dutywatch.eventkit.limits;

import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The time by which limits refill in tests: it passes only when a test says so. */
@Singleton
class SettableTime implements TimeMeter {
    private final AtomicLong nanos = new AtomicLong();

    void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long currentTimeNanos() {
        return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
