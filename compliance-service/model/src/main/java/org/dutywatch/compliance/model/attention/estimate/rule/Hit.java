package org.dutywatch.compliance.model.attention.estimate.rule;

import java.time.Instant;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.time.Interval;

/**
 * A hit: an access to a monitored site with its active time, that is the part of its time, from its start, in which its
 * bytes show activity. Not a hit of a cache.
 *
 * @param start milliseconds since the epoch
 * @param end milliseconds since the epoch
 */
public record Hit(AccessObservation observation, long start, long end) {

    public Interval time() {
        return new Interval(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
    }
}
