package org.dutywatch.compliance.model.policies;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy with the time for which it is in force. It is a draft only in a dry run and in the check before its
 * approval; otherwise it is approved.
 *
 * @param version increases with every draft; identifies the policy in a finding
 * @param from applies to shifts that start at this time or later
 * @param until applies to shifts that start before this time; null means without end
 */
public record DatedPolicy(
        UUID id,
        long version,
        Coverage coverage,
        SiteScope sites,
        Limits limits,
        Instant from,
        @Nullable Instant until) {

    boolean isInForce(Instant at) {
        return !from.isAfter(at) && (until == null || until.isAfter(at));
    }
}
