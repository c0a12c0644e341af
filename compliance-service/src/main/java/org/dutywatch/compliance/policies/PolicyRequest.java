package org.dutywatch.compliance.policies;

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
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Limits to be approved: at least one of per shift, per window and per week.
 *
 * @param noticeMinutesPerShift a notice level below the limit
 * @param windows limits for any stretch of some length within a shift; each length once
 * @param limitMinutesPerWeek for the shifts that start in one week of the department
 * @param unit the unit that it covers; null covers every unit without limits of its own
 * @param rank the rank that it covers; null covers all
 * @param kinds the kinds of duty that it covers; none covers all
 * @param siteCategories of the sites whose minutes it limits; with no {@code sites} either, those of every site
 * @param sites by id, beside the categories
 * @param effectiveFrom shifts that start then or later
 * @param effectiveUntil and before this time; null without end
 */
public record PolicyRequest(
        @DecimalMin("0") @DecimalMax("1440") @Digits(integer = 4, fraction = 1) @Schema(examples = "30") @Nullable
        BigDecimal limitMinutesPerShift,

        @DecimalMin("0.1") @DecimalMax("1440") @Digits(integer = 4, fraction = 1) @Schema(examples = "20") @Nullable
        BigDecimal noticeMinutesPerShift,

        @Size(max = 5) @Nullable List<@NotNull @Valid Window> windows,

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

    /** 10 minutes in any 60, for example. */
    public record Window(
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
