package org.dutywatch.compliance.duty.operations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request to let one employee work the shift of another.
 *
 * @param employeeId the employee who gives the shift away
 * @param start planned start of that shift
 * @param withEmployeeId the employee who works it
 * @param withStart planned start of the shift given in return; null if it is repaid later, by a swap of its own
 */
public record SwapRequest(
        @NotBlank @Schema(examples = "E101") String employeeId,
        @NotNull @Schema(examples = "2026-11-05T12:00:00Z") Instant start,
        @NotBlank @Schema(examples = "E102") String withEmployeeId,

        @Schema(examples = "2026-11-06T00:00:00Z", nullable = true) @Nullable
        Instant withStart,

        @NotBlank @Size(max = 1000) @Schema(examples = "agreed between both, approved by the lieutenant")
        String reason) {}
