package org.dutywatch.eventkit.worker;

import java.time.Duration;

/**
 * How a worker runs.
 *
 * @param name in thread names, metrics and the readiness check, such as {@code evaluation}; unique in a service
 * @param threads how many threads run the task; 1 or more
 * @param pollInterval pause after a run that found no more work; positive
 * @param stalledAfter a worker without a successful run for this long counts as stalled; longer than one run and one
 *     poll interval together
 */
public record WorkerSettings(String name, int threads, Duration pollInterval, Duration stalledAfter) {
    private static final Duration SHORTEST_STALL = Duration.ofMinutes(5);

    public WorkerSettings {
        if (threads < 1 || pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException(
                    "worker " + name + " needs at least one thread and a positive poll interval, not " + threads
                            + " and " + pollInterval);
        }
    }

    /** A worker that counts as stalled after three poll intervals, but not before 5 minutes. */
    public WorkerSettings(String name, int threads, Duration pollInterval) {
        this(name, threads, pollInterval, longer(pollInterval.multipliedBy(3), SHORTEST_STALL));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
