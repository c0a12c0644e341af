package org.dutywatch.compliance.policies.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy that a second person approved.
 *
 * @param version counts every draft; a finding names it
 * @param from shifts that start then or later
 * @param until and before this time; null without end
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
