package org.dutywatch.compliance.dryrun;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which shifts a draft is tried on.
 *
 * @param from shifts that start then or later, as if the draft were in force from then on
 * @param to and before this time; whole weeks, where weeks are limited
 */
public record DryRunRequest(
        @NotNull @Schema(examples = "2026-10-26T05:00:00Z") Instant from,

        @NotNull @Schema(examples = "2026-11-23T06:00:00Z") Instant to) {}
