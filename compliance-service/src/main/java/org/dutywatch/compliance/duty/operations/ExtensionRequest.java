package org.dutywatch.compliance.duty.operations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request to let a shift end later, because the employee is held over.
 *
 * @param start planned start of the shift
 * @param until the new planned end
 */
public record ExtensionRequest(
        @NotBlank @Schema(examples = "E101") String employeeId,
        @NotNull @Schema(examples = "2026-11-05T12:00:00Z") Instant start,
        @NotNull @Schema(examples = "2026-11-06T00:00:00Z") Instant until,

        @NotBlank @Size(max = 1000) @Schema(examples = "held over for a report")
        String reason) {}
