package org.dutywatch.compliance.attention.estimate.domain;

import java.util.Optional;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;

/**
 * What the bytes of a connection weigh.
 *
 * @param activity when a connection was in use, and which are too slow to show anything
 * @param overhead bytes that every connection takes to begin with
 * @param pageWeight of a byte from a page's host, where tabs ask by themselves, too; a byte of pictures weighs 1
 * @param interfaceWeight of a byte from an interface
 * @param atStart share of the bytes that comes when the connection begins; the rest is spread over its use, 0 to 1
 */
public record VolumeRule(
        ActivityRule activity, long overhead, double pageWeight, double interfaceWeight, double atStart) {

    Optional<Sighting> sighting(AccessObservation one, long idleMillis) {
        return weight(one) > 0 ? activity.sighting(one, idleMillis) : Optional.empty();
    }

    double weight(AccessObservation one) {
        double bytes = Math.min(Math.max(0, one.bytesDown() - overhead), ActivityRule.MOST_BYTES);
        if (one.role() == HostRole.PAGE) {
            return bytes * pageWeight;
        }
        return one.role() == HostRole.APP_API ? bytes * interfaceWeight : bytes;
    }
}
