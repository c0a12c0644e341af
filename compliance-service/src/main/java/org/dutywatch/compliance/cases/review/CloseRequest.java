package org.dutywatch.compliance.cases.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.dutywatch.compliance.cases.replies.PlainText;
import org.dutywatch.compliance.model.cases.CaseStep;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request to close a finding: the result of the review, and the reason. */
public record CloseRequest(
        @NotNull ClosingResolution resolution,

        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
        @Schema(examples = "a case search that nobody had entered")
        String reason) {

    /** How a review ends without a referral. */
    public enum ClosingResolution {
        /** There is a reason for what was measured. */
        EXPLAINED(CaseStep.CLOSE_EXPLAINED),
        /** An input of the finding was wrong and was corrected. */
        CORRECTED(CaseStep.CLOSE_CORRECTED);

        private final CaseStep step;

        ClosingResolution(CaseStep step) {
            this.step = step;
        }

        public CaseStep step() {
            return step;
        }
    }
}
