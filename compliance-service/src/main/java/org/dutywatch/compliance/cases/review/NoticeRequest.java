package org.dutywatch.compliance.cases.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.dutywatch.compliance.cases.replies.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request to record that, and how, notice of a finding was given to the employee. */
public record NoticeRequest(
        @NotNull NoticeMethod way,

        @Size(max = 500)
        @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
        @Schema(examples = "at roll call, with a union representative", nullable = true)
        @Nullable
        String note) {

    /** How the notice was given. */
    public enum NoticeMethod {
        IN_PERSON,
        IN_WRITING
    }

    String asReason() {
        String notified = way == NoticeMethod.IN_PERSON ? "notified in person" : "notified in writing";
        return note == null || note.isBlank() ? notified : notified + ": " + note.strip();
    }
}
