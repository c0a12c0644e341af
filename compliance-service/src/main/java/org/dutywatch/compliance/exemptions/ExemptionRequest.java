package org.dutywatch.compliance.exemptions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.exemptions.domain.WeeklyHours;
import org.dutywatch.compliance.time.domain.Interval;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Official business that the caller approves, of one employee or of a unit.
 *
 * @param weekly absent where it holds from start to end without a pause
 * @param sites keys of the site catalogue; absent or empty for all
 * @param categories of sites, such as SOCIAL_NETWORK: the sites that they hold now; absent or empty for none
 * @param purpose absent for OFFICIAL_DUTY
 * @param reviewDate at most a year ahead; absent for that
 */
public record ExemptionRequest(
        @Size(max = 200) @Schema(examples = "E103", nullable = true) @Nullable
        String employeeId,

        @Size(max = 200) @Schema(examples = "Investigations", nullable = true) @Nullable
        String unit,

        @NotNull @Schema(examples = "2026-11-05T15:00:00Z") Instant start,
        @NotNull @Schema(examples = "2026-11-05T18:00:00Z") Instant end,

        @Valid @Schema(nullable = true) @Nullable Weekly weekly,

        @Size(max = 100) @Schema(nullable = true) @Nullable List<@NotBlank String> sites,

        @Size(max = 20) @Schema(nullable = true) @Nullable List<@NotBlank String> categories,

        @Schema(nullable = true) @Nullable Purpose purpose,

        @NotBlank @Size(max = 1000) @Schema(examples = "search for a missing person in public posts")
        String reason,

        @Size(max = 200) @Schema(examples = "E003", nullable = true) @Nullable
        String directedBy,

        @Schema(examples = "2027-05-01", nullable = true) @Nullable
        LocalDate reviewDate) {

    /**
     * The same hours on some days of each week between start and end, by the clock on the wall.
     *
     * @param to at or before {@code from}: on the next day
     * @param zone absent for the department's
     */
    public record Weekly(
            @NotEmpty Set<@NotNull DayOfWeek> weekdays,

            @NotNull @Schema(implementation = String.class, examples = "09:00")
            LocalTime from,

            @NotNull @Schema(implementation = String.class, examples = "11:30")
            LocalTime to,

            @Schema(implementation = String.class, examples = "America/Chicago", nullable = true) @Nullable
            ZoneId zone) {
        WeeklyHours hours(ZoneId department) {
            return new WeeklyHours(weekdays, from, to, zone == null ? department : zone);
        }
    }

    List<String> named() {
        return categories == null ? List.of() : categories;
    }

    /**
     * @param department the zone where none is named
     * @param known what the categories hold
     */
    ExemptionRow row(ZoneId department, ExemptSites known) {
        return new ExemptionRow(
                employeeId,
                unit,
                new Interval(start, end),
                weekly == null ? null : weekly.hours(department),
                known.of(sites == null ? List.of() : sites, named()),
                purpose == null ? Purpose.OFFICIAL_DUTY : purpose,
                reason,
                directedBy,
                null,
                reviewDate);
    }
}
