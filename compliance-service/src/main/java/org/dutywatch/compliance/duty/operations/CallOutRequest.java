package org.dutywatch.compliance.duty.operations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request to call an employee who is on call to duty.
 *
 * @param start of the duty; the employee must be on call then
 * @param end of the duty; it may be later than the end of the on-call time
 * @param supervisorId the supervisor of this duty; null means the employee's regular supervisor
 */
public record CallOutRequest(
        @NotBlank @Schema(examples = "E101") String employeeId,
        @NotNull @Schema(examples = "2026-11-05T03:00:00Z") Instant start,
        @NotNull @Schema(examples = "2026-11-05T06:00:00Z") Instant end,

        @Size(max = 64) @Schema(examples = "E010", nullable = true) @Nullable
        String supervisorId,

        @NotBlank @Size(max = 1000) @Schema(examples = "called out for a barricaded subject")
        String reason) {}
