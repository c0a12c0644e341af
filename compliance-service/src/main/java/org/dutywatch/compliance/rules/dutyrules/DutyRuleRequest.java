package org.dutywatch.compliance.rules.dutyrules;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft rule of what counts as duty.
 *
 * @param breaksCount whether meal breaks are duty
 * @param detailsCount whether extra-duty details are duty
 * @param effectiveFrom the rule applies to shifts whose planned start is at or after this time; 2000 to 2100
 */
public record DutyRuleRequest(
        @NotNull @Schema(examples = "false") Boolean breaksCount,
        @NotNull @Schema(examples = "false") Boolean detailsCount,
        @NotNull @Schema(examples = "2026-12-01T06:00:00Z") Instant effectiveFrom,

        @NotBlank
        @Size(max = 2000)
        @Schema(examples = "Details are paid by third parties, agreed with the command staff")
        String note) {}
