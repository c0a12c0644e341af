package org.dutywatch.eventkit.decisions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a second person declines a change.
 *
 * @param reason at most 1000 characters
 */
public record DeclineRequest(
        @NotBlank @Size(max = 1000) @Schema(examples = "the duty sheet says otherwise")
        String reason) {}
