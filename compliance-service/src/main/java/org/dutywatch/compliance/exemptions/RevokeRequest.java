package org.dutywatch.compliance.exemptions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an exemption does not hold. */
public record RevokeRequest(
        @NotBlank @Size(max = 1000) @Schema(examples = "entered for the wrong day")
        String reason) {}
