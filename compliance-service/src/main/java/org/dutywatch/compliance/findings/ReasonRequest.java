package org.dutywatch.compliance.findings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reason for a decision. */
public record ReasonRequest(
        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
        @Schema(examples = "the minutes stand after the employee was heard")
        String reason) {}
