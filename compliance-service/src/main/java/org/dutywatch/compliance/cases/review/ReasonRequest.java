package org.dutywatch.compliance.cases.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.dutywatch.compliance.cases.replies.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reason for a decision. */
public record ReasonRequest(
        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
        @Schema(examples = "the employee replied, and the minutes did not change")
        String reason) {}
