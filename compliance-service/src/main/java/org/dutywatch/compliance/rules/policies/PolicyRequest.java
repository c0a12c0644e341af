package org.dutywatch.compliance.rules.policies;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A draft of limits. It has at least one limit: per shift, per window or per week. All limits and notice levels are in
 * minutes of on-duty access.
 *
 * @param limitMinutesPerShift null means no limit for the shift as a whole
 * @param noticeMinutesPerShift notice level below the limit per shift; null means none
 * @param windows limits for any interval of a given length within a shift; each length at most once
 * @param limitMinutesPerWeek for all shifts of an employee that start in one week; null means no limit
 * @param noticeMinutesPerWeek notice level below the limit per week; null means none
 * @param unit covers this unit; null covers every unit that has no more specific policy
 * @param rank covers this rank; null covers all ranks
 * @param kinds covers these kinds of duty; null or empty covers all
 * @param siteCategories limits the minutes on the sites of these categories; if no {@code sites} are given either, it
 *     limits the minutes on all sites
 * @param sites ids of further sites
 * @param effectiveFrom applies to shifts that start at this time or later
 * @param effectiveUntil applies to shifts that start before this time; null means without end
 */
public record PolicyRequest(
        @DecimalMin("0") @DecimalMax("1440") @Digits(integer = 4, fraction = 1) @Schema(examples = "30") @Nullable
        BigDecimal limitMinutesPerShift,

        @DecimalMin("0.1") @DecimalMax("1440") @Digits(integer = 4, fraction = 1) @Schema(examples = "20") @Nullable
        BigDecimal noticeMinutesPerShift,

        @Size(max = 5) @Nullable List<@NotNull @Valid WindowLimitRequest> windows,

        @DecimalMin("0") @DecimalMax("10080") @Digits(integer = 5, fraction = 1) @Schema(examples = "120") @Nullable
        BigDecimal limitMinutesPerWeek,

        @DecimalMin("0.1") @DecimalMax("10080") @Digits(integer = 5, fraction = 1) @Schema(examples = "90") @Nullable
        BigDecimal noticeMinutesPerWeek,

        @Size(min = 1, max = 200) @Schema(examples = "Patrol", nullable = true) @Nullable
        String unit,

        @Size(min = 1, max = 200) @Schema(examples = "Sergeant", nullable = true) @Nullable
        String rank,

        @Size(max = 8) @Nullable Set<@NotNull ShiftKind> kinds,

        @Size(max = 20) @Schema(examples = "DATING") @Nullable
        Set<@NotBlank String> siteCategories,

        @Size(max = 200) @Schema(examples = "facebook") @Nullable
        Set<@NotBlank @Size(max = 64) String> sites,

        @NotNull @Schema(examples = "2026-11-01T06:00:00Z") Instant effectiveFrom,

        @Nullable Instant effectiveUntil,

        @NotBlank @Size(max = 2000) @Schema(examples = "General Order M1219 IV.C, agreed with the command staff")
        String note) {

    /** A limit for any interval of a given length, for example 10 minutes in any 60. */
    public record WindowLimitRequest(
            @Min(1) @Max(1440) @Schema(examples = "60") int windowMinutes,

            @NotNull @DecimalMin("0") @DecimalMax("1440") @Digits(integer = 4, fraction = 1) @Schema(examples = "10")
            BigDecimal limitMinutes,

            @DecimalMin("0.1")
            @DecimalMax("1440")
            @Digits(integer = 4, fraction = 1)
            @Schema(examples = "5", nullable = true)
            @Nullable
            BigDecimal noticeMinutes) {}
}
