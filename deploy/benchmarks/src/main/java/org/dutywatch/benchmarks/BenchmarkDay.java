package org.dutywatch.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A day shift of some days ago, so that its lines are young enough to be evidence. */
record BenchmarkDay(Instant morning, Instant evening) {

    /** @param days how many days ago, in UTC */
    static BenchmarkDay ago(int days) {
        Instant morning = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(days))
                .plus(Duration.ofHours(12));
        return new BenchmarkDay(morning, morning.plus(Duration.ofHours(12)));
    }
}
