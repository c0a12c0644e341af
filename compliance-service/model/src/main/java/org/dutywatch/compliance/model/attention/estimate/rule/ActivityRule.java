package org.dutywatch.compliance.model.attention.estimate.rule;

import java.time.Duration;
import java.util.Optional;
import org.dutywatch.compliance.model.attention.AccessObservation;

/**
 * How long one observation shows activity, counted from its start. The active time is at most the duration without the
 * idle time at its end, and at most the time that its bytes take at {@code bytesPerSecond}. This keeps a long poll, or
 * a tunnel that is open but unused, short.
 *
 * @param idle default idle time at the end of a connection: the time between its last use and its close
 * @param mostIdle if more than {@code idle}, the idle time of each host is learned from its shortest connections, up to
 *     this maximum
 * @param grant active time that every observation gets without any bytes; at most its duration
 * @param bytesPerSecond each further second of active time needs this many bytes; greater than 0; {@link #UNLIMITED}
 *     means that bytes do not limit the active time
 * @param slowAfter an observation longer than this shows no activity unless it reaches {@code bytesPerMinute}
 * @param bytesPerMinute minimum rate of such a long observation
 */
public record ActivityRule(
        Duration idle,
        Duration mostIdle,
        Duration grant,
        long bytesPerSecond,
        Duration slowAfter,
        long bytesPerMinute) {

    /** The number of bytes does not limit the active time. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** One tebibyte. A larger number is corrupt; the cap keeps the sums below from overflowing. */
    static final long MAX_BYTES = 1L << 40;

    /** A rule with the same idle time for every host. */
    public ActivityRule(Duration idle, Duration grant, long bytesPerSecond, Duration slowAfter, long bytesPerMinute) {
        this(idle, idle, grant, bytesPerSecond, slowAfter, bytesPerMinute);
    }

    /** Whether the idle time is learned for each host. */
    public boolean learnsIdleTime() {
        return mostIdle.compareTo(idle) > 0;
    }

    /**
     * @param idleMillis idle time at the end of this observation
     * @return the observation with its active time, or empty if it is too slow to show activity
     */
    public Optional<Hit> hit(AccessObservation one, long idleMillis) {
        long elapsed = one.time().length().toMillis();
        long bytes = Math.min(one.bytesDown(), MAX_BYTES);
        long withoutLearnedIdle = learnsIdleTime() ? Math.max(elapsed - idleMillis, 0) : elapsed;
        if (elapsed > slowAfter.toMillis() && bytes * 60_000 < bytesPerMinute * withoutLearnedIdle) {
            return Optional.empty();
        }
        long withoutIdle = Math.max(elapsed - idleMillis, Math.min(elapsed, grant.toMillis()));
        long byBytes =
                bytesPerSecond == UNLIMITED ? Long.MAX_VALUE / 4 : grant.toMillis() + bytes * 1_000 / bytesPerSecond;
        long start = one.time().start().toEpochMilli();
        return Optional.of(new Hit(one, start, start + Math.min(withoutIdle, byBytes)));
    }
}
