package org.dutywatch.compliance.cases.holds;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a legal hold shall keep: the data about an employee and a time, or about a finding.
 *
 * @param employeeId the id or the pseudonym; null with a finding
 * @param findingId null with an employee
 * @param from start of the time; with a finding null means the start of its shift
 * @param to end of the time, exclusive, which may lie in the future; with a finding null means the end of its shift
 */
public record LegalHoldRequest(
        @Schema(examples = "P-7K2M9QXB", nullable = true) @Size(max = 100) @Nullable
        String employeeId,

        @Schema(nullable = true) @Nullable UUID findingId,

        @Schema(examples = "2026-11-01T00:00:00Z", nullable = true) @Nullable
        Instant from,

        @Schema(examples = "2026-12-01T00:00:00Z", nullable = true) @Nullable
        Instant to,

        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = PlainText.LINES, message = PlainText.REFUSAL)
        @Schema(examples = "lawsuit 26-1187: the court asked for all records")
        String reason) {}
