package org.dutywatch.compliance.insight.comparisons;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The shifts that are compared. Only an auditor may give a unit, and other times than whole weeks that have ended.
 *
 * @param from shifts that start at this time or later
 * @param to shifts that start before this time
 * @param unit only shifts of employees in this unit; null means all units
 */
public record ComparisonRequest(
        @NotNull @Schema(examples = "2026-11-01T05:00:00Z") Instant from,

        @NotNull @Schema(examples = "2026-11-15T06:00:00Z") Instant to,

        @Size(min = 1, max = 200) @Schema(examples = "Patrol", nullable = true) @Nullable
        String unit) {}
