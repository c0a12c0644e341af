package org.dutywatch.ingest.observations;

import java.time.Instant;

/**
 * The event that an access, which was attributed to an employee by lease, does not count for this employee any more, or
 * that it counts for him since a correction. Of several about one access and employee, the one with the highest
 * revision holds.
 *
 * @param observationId id of the access
 * @param start start of the access
 * @param end end of the access
 * @param revision at least 1; rises with each decision
 * @param revoked false: a correction gave the access to the employee, or back to him, or made it ambiguous
 */
public record AccessRevoked(
        String observationId, String employeeId, Instant start, Instant end, long revision, boolean revoked) {}
