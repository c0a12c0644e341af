package org.dutywatch.compliance.people.logins;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.identity.LoginLink;

/**
 * A login that is linked to an employee.
 *
 * @param linkedAt since when
 * @param askedBy the user who asked for the link
 * @param decidedBy the user who approved it
 */
public record LoginResponse(
        UUID linkId,
        String issuer,
        String subject,
        String employeeId,
        Instant linkedAt,
        String askedBy,
        String decidedBy) {
    static LoginResponse of(LoginLink link) {
        return new LoginResponse(
                link.linkId(),
                link.login().issuer(),
                link.login().subject(),
                link.employeeId(),
                link.linkedAt(),
                link.askedBy(),
                link.decidedBy());
    }
}
