package org.dutywatch.compliance.insight.dryruns;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The shifts on which a drafted policy is tried.
 *
 * @param from shifts that start at this time or later; the draft counts as in force from this time on
 * @param to shifts that start before this time. If the draft or a policy in force has a limit per week, choose whole
 *     weeks
 */
public record PolicyDryRunRequest(
        @NotNull @Schema(examples = "2026-10-26T05:00:00Z") Instant from,

        @NotNull @Schema(examples = "2026-11-23T06:00:00Z") Instant to) {}
