package org.dutywatch.compliance.profiles;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which shifts are compared.
 *
 * @param from shifts that start then or later
 * @param to and before this time
 * @param unit the unit whose members are compared; null for everybody
 */
public record ComparisonRequest(
        @NotNull @Schema(examples = "2026-11-01T05:00:00Z") Instant from,

        @NotNull @Schema(examples = "2026-11-15T06:00:00Z") Instant to,

        @Size(min = 1, max = 200) @Schema(examples = "Patrol", nullable = true) @Nullable
        String unit) {}
