package org.dutywatch.compliance.rules.exemptions.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an exemption is revoked. */
public record RevokeRequest(
        @NotBlank @Size(max = 1000) @Schema(examples = "entered for the wrong day")
        String reason) {}
