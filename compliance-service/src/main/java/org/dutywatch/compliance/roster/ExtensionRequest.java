package org.dutywatch.compliance.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An employee is held over at the end of a shift.
 *
 * @param start of the shift
 * @param until when the shift ends now
 */
public record ExtensionRequest(
        @NotBlank @Schema(examples = "E101") String employeeId,
        @NotNull @Schema(examples = "2026-11-05T12:00:00Z") Instant start,
        @NotNull @Schema(examples = "2026-11-06T00:00:00Z") Instant until,

        @NotBlank @Size(max = 1000) @Schema(examples = "held over for a report")
        String reason) {}
