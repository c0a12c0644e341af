package org.dutywatch.compliance.cases.replies;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An employee's reply to a finding about himself.
 *
 * @param compelled whether a superior ordered the statement, which is then stored apart; null means no
 * @param orderedBy who ordered it, in the employee's words; required for a compelled statement, else not allowed
 * @param claim a claim of official business; null for none, and not allowed with a compelled statement
 */
public record ReplyRequest(
        @NotBlank
        @Size(max = 10_000)
        @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
        @Schema(examples = "I searched public posts for the missing girl of Oak Street.")
        String text,

        @Schema(nullable = true, defaultValue = "false") @Nullable
        Boolean compelled,

        @Size(max = 200)
        @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
        @Schema(nullable = true, examples = "Lieutenant Cole")
        @Nullable
        String orderedBy,

        @Valid @Schema(nullable = true) @Nullable ClaimRequest claim) {

    public boolean followsOrder() {
        return Boolean.TRUE.equals(compelled);
    }

    /** The kind of a claim. */
    public enum ClaimKind {
        OFFICIAL_BUSINESS
    }

    /**
     * A claim that accesses in a time span were official business.
     *
     * @param end exclusive
     * @param directedBy who directed it, in the employee's words; null where nobody is named
     */
    public record ClaimRequest(
            @NotNull ClaimKind kind,

            @NotNull @Schema(examples = "2026-11-09T14:00:00Z")
            Instant start,

            @NotNull @Schema(examples = "2026-11-09T15:10:00Z")
            Instant end,

            @Size(max = 200)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
            @Schema(nullable = true, examples = "Sergeant Ortiz")
            @Nullable
            String directedBy,

            @NotBlank
            @Size(max = 1000)
            @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
            @Schema(examples = "search for a missing person in public posts")
            String purpose) {}
}
