package org.dutywatch.compliance.identity;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Login;

/**
 * A login that belongs to an employee.
 *
 * @param linkedAt since when
 * @param askedBy the user who asked for the link
 * @param decidedBy the user who approved it
 */
public record LoginLink(
        UUID linkId, Login login, String employeeId, Instant linkedAt, String askedBy, String decidedBy) {}
