package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;
import java.util.Optional;
import org.dutywatch.compliance.attention.domain.AccessObservation;

/**
 * How long one observation shows activity, counted from its start: no longer than it lasted without the idle time at
 * its end, and no longer than its bytes would take somebody who reads at {@code bytesPerSecond}. A request that hangs
 * until something happens, or a tunnel that is merely kept open, is thereby short.
 *
 * @param idle what is taken off the end of a tunnel: it closes this long after its last use
 * @param mostIdle where it is more than {@code idle}: each host closes in its own time, which is learnt from its shortest
 *     connections, up to this long
 * @param grant activity that needs no bytes
 * @param bytesPerSecond above 0; {@link #UNLIMITED} leaves the time to the connection alone
 * @param slowAfter an observation longer than this must reach {@code bytesPerMinute}, or shows nothing
 */
public record ActivityRule(
        Duration idle,
        Duration mostIdle,
        Duration grant,
        long bytesPerSecond,
        Duration slowAfter,
        long bytesPerMinute) {

    /** No pace that bytes would have to keep. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** A terabyte: more is garbled, and keeps the sums below from overflowing. */
    static final long MOST_BYTES = 1L << 40;

    /** With the same idle time for every host. */
    ActivityRule(Duration idle, Duration grant, long bytesPerSecond, Duration slowAfter, long bytesPerMinute) {
        this(idle, idle, grant, bytesPerSecond, slowAfter, bytesPerMinute);
    }

    boolean learns() {
        return mostIdle.compareTo(idle) > 0;
    }

    /** @param idleMillis what is taken off the end of this observation */
    Optional<Sighting> sighting(AccessObservation one, long idleMillis) {
        long elapsed = one.time().length().toMillis();
        long bytes = Math.min(one.bytesDown(), MOST_BYTES);
        long busy = learns() ? Math.max(elapsed - idleMillis, 0) : elapsed;
        if (elapsed > slowAfter.toMillis() && bytes * 60_000 < bytesPerMinute * busy) {
            return Optional.empty();
        }
        long withoutIdle = Math.max(elapsed - idleMillis, Math.min(elapsed, grant.toMillis()));
        long byBytes =
                bytesPerSecond == UNLIMITED ? Long.MAX_VALUE / 4 : grant.toMillis() + bytes * 1_000 / bytesPerSecond;
        long start = one.time().start().toEpochMilli();
        return Optional.of(new Sighting(one, start, start + Math.min(withoutIdle, byBytes)));
    }
}
