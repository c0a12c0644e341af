package org.dutywatch.compliance.exemptions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Official business that the caller approves. */
public record ExemptionRequest(
        @NotBlank @Schema(examples = "E103") String employeeId,
        @NotNull @Schema(examples = "2026-11-05T15:00:00Z") Instant start,
        @NotNull @Schema(examples = "2026-11-05T18:00:00Z") Instant end,

        @NotBlank @Size(max = 1000) @Schema(examples = "search for a missing person in public posts")
        String reason,

        @Size(max = 200) @Schema(examples = "E003", nullable = true) @Nullable
        String directedBy) {}
