package org.dutywatch.compliance.policies;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param unit the unit that it covers; null covers every unit without a limit of its own */
public record PolicyRequest(
        @NotNull @DecimalMin("0") @DecimalMax("1440") @Digits(integer = 4, fraction = 1) @Schema(examples = "30")
        BigDecimal limitMinutesPerShift,

        @Size(min = 1, max = 200) @Schema(examples = "Patrol", nullable = true) @Nullable
        String unit,

        @NotNull @Schema(examples = "2026-11-01T06:00:00Z") Instant effectiveFrom,

        @NotBlank @Size(max = 2000) @Schema(examples = "General Order M1219 IV.C, agreed with the command staff")
        String note) {}
