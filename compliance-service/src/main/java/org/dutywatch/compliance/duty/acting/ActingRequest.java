package org.dutywatch.compliance.duty.acting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for an acting supervisor.
 *
 * @param supervisorId the supervisor who is replaced
 * @param actingSupervisorId the employee who acts as supervisor
 * @param from included
 * @param to excluded
 */
public record ActingRequest(
        @NotBlank @Size(max = EmployeeFacts.MAX_ID_LENGTH) @Schema(examples = "E010")
        String supervisorId,

        @NotBlank @Size(max = EmployeeFacts.MAX_ID_LENGTH) @Schema(examples = "E101")
        String actingSupervisorId,

        @NotNull @Schema(examples = "2026-11-16T12:00:00Z") Instant from,
        @NotNull @Schema(examples = "2026-11-20T22:00:00Z") Instant to,

        @NotBlank @Size(max = 1000) @Schema(examples = "sergeant on leave")
        String reason) {}
