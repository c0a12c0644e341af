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
 * @param grant activity that needs no bytes
 * @param bytesPerSecond above 0
 * @param slowAfter an observation longer than this must reach {@code bytesPerMinute}, or shows nothing
 */
public record ActivityRule(
        Duration idle, Duration grant, long bytesPerSecond, Duration slowAfter, long bytesPerMinute) {

    /** A terabyte: more is garbled, and keeps the sums below from overflowing. */
    private static final long MOST_BYTES = 1L << 40;

    Optional<Sighting> sighting(AccessObservation one) {
        long elapsed = one.time().length().toMillis();
        long bytes = Math.min(one.bytesDown(), MOST_BYTES);
        if (elapsed > slowAfter.toMillis() && bytes * 60_000 < bytesPerMinute * elapsed) {
            return Optional.empty();
        }
        long withoutIdle = Math.max(elapsed - idle.toMillis(), Math.min(elapsed, grant.toMillis()));
        long byBytes = grant.toMillis() + bytes * 1_000 / bytesPerSecond;
        long start = one.time().start().toEpochMilli();
        return Optional.of(new Sighting(one, start, start + Math.min(withoutIdle, byBytes)));
    }
}
