package org.dutywatch.compliance.insight.views;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.audit.ReadsOfPerson.PersonRead;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That somebody looked at the caller's data.
 *
 * @param by user name
 * @param what the name of the access in the audit trail
 * @param listOfUnit true if it was a long list that had employees of the caller's unit; whether he was among them
 *     is not recorded
 */
public record ViewResponse(
        Instant at,
        @Schema(examples = "sergeant") String by,
        List<String> roles,
        @Schema(examples = "view_minutes") String what,
        boolean listOfUnit) {
    static ViewResponse of(PersonRead read, String employeeId) {
        return new ViewResponse(
                read.at(),
                read.actor(),
                read.roles(),
                read.action(),
                !read.subject().equals(employeeId));
    }
}
