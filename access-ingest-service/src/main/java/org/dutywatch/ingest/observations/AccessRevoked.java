package org.dutywatch.ingest.observations;

import java.time.Instant;

/**
 * The event that an access, which was attributed to an employee by lease, does not count for this employee any more, or
 * counts again. Of several about one access and employee, the one with the highest revision holds.
 *
 * @param observationId id of the access
 * @param start start of the access
 * @param end end of the access
 * @param revision at least 1; rises with each decision
 * @param revoked false: a later correction gave the access back
 */
public record AccessRevoked(
        String observationId, String employeeId, Instant start, Instant end, long revision, boolean revoked) {}
