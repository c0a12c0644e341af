package org.dutywatch.compliance.rules.profiles;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft of a switch to a profile.
 *
 * @param effectiveFrom applies to shifts that start at this time or later; not before the approval
 */
public record ProfileUseRequest(
        @NotNull @Schema(examples = "2026-12-01T06:00:00Z") Instant effectiveFrom,

        @NotBlank @Size(max = 2000) @Schema(examples = "Compared over November: fewer reviews, no alert lost")
        String note) {}
