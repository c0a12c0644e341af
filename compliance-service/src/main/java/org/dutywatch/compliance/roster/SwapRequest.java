package org.dutywatch.compliance.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One employee works another's shift.
 *
 * @param start of the shift that is given away
 * @param withEmployeeId who works it
 * @param withStart of the shift that is given in return; null where it is repaid another time
 */
public record SwapRequest(
        @NotBlank @Schema(examples = "E101") String employeeId,
        @NotNull @Schema(examples = "2026-11-05T12:00:00Z") Instant start,
        @NotBlank @Schema(examples = "E102") String withEmployeeId,

        @Schema(examples = "2026-11-06T00:00:00Z", nullable = true) @Nullable
        Instant withStart,

        @NotBlank @Size(max = 1000) @Schema(examples = "agreed between both, approved by the lieutenant")
        String reason) {}
