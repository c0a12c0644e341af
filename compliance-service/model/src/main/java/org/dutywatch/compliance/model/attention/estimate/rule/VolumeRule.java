package org.dutywatch.compliance.model.attention.estimate.rule;

import java.util.Optional;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;

/**
 * How the bytes of a connection are weighted.
 *
 * @param activity when a connection was in use, and which connections are too slow to show activity
 * @param overhead bytes that every connection needs for its setup; subtracted
 * @param pageWeight weight of a byte from a {@link HostRole#PAGE} host, which open tabs poll; bytes of other roles
 *     weigh 1
 * @param interfaceWeight weight of a byte from an {@link HostRole#APP_API} host
 * @param atStart share of the bytes that is assigned to the start of the connection, 0 to 1; the rest is spread evenly
 *     over its time in use
 */
public record VolumeRule(
        ActivityRule activity, long overhead, double pageWeight, double interfaceWeight, double atStart) {

    public Optional<Hit> hit(AccessObservation one, long idleMillis) {
        return weight(one) > 0 ? activity.hit(one, idleMillis) : Optional.empty();
    }

    public double weight(AccessObservation one) {
        double bytes = Math.min(Math.max(0, one.bytesDown() - overhead), ActivityRule.MAX_BYTES);
        if (one.role() == HostRole.PAGE) {
            return bytes * pageWeight;
        }
        return one.role() == HostRole.APP_API ? bytes * interfaceWeight : bytes;
    }
}
