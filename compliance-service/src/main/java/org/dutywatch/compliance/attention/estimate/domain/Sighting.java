package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Instant;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.time.domain.Interval;

/**
 * An observation with the part of its time in which its bytes show activity.
 *
 * @param start milliseconds since the epoch
 * @param end milliseconds since the epoch
 */
record Sighting(AccessObservation observation, long start, long end) {

    Interval time() {
        return new Interval(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
    }
}
