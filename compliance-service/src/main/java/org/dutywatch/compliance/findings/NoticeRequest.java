package org.dutywatch.compliance.findings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request to record how the employee was notified of a finding about himself. */
public record NoticeRequest(
        @NotNull Way way,

        @Size(max = 500)
        @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
        @Schema(examples = "at roll call, with a union representative", nullable = true)
        @Nullable
        String note) {

    /** How the employee was notified. */
    public enum Way {
        IN_PERSON,
        IN_WRITING
    }

    String words() {
        String notified = way == Way.IN_PERSON ? "told in person" : "told in writing";
        return note == null || note.isBlank() ? notified : notified + ": " + note.strip();
    }
}
