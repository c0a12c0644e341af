package org.dutywatch.compliance.measuring.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An event of {@code ingest.access-revoked.v1}: whether one access, which was attributed to an employee by the lease of
 * an address, still counts for this employee. Of several events about one access and employee, the one with the highest
 * revision holds, whatever the order in which they arrive.
 *
 * @param observationId 32 hex digits; the id of the access
 * @param employeeId who is concerned
 * @param start start of the access
 * @param end end of the access
 * @param revision at least 1; a later decision of ingest has a higher one
 * @param revoked true: the access is not this employee's; false: it counts since a correction
 */
public record AccessRevoked(
        String observationId, String employeeId, Instant start, Instant end, long revision, boolean revoked) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException if a value is out of range or a text contains a NUL character */
    public AccessRevoked {
        if (!ID.matcher(requireNonNull(observationId, "observation_id")).matches()) {
            throw new IllegalArgumentException("observation_id is not 32 hex digits");
        }
        if (requireNonNull(employeeId, "employee_id").indexOf(0) >= 0) {
            throw new IllegalArgumentException("employee_id contains a NUL character");
        }
        if (requireNonNull(end, "end").isBefore(requireNonNull(start, "start"))) {
            throw new IllegalArgumentException("end is before start");
        }
        if (revision < 1) {
            throw new IllegalArgumentException("revision is below 1");
        }
    }
}
