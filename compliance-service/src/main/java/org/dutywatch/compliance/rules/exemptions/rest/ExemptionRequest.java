package org.dutywatch.compliance.rules.exemptions.rest;

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
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.dutywatch.compliance.rules.exemptions.ExemptionPurpose;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.compliance.rules.exemptions.ResolveExemptSites;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An exemption for official business of one employee or of a unit. The caller approves it by making the request.
 *
 * @param employeeId absent if it is for a unit
 * @param unit absent if it is for one employee
 * @param weekly absent if it applies without a break from start to end
 * @param sites keys of the site catalogue; absent or empty means all, unless categories are given
 * @param categories site categories such as SOCIAL_NETWORK, which add the sites that they contain now
 * @param purpose absent means OFFICIAL_DUTY
 * @param reviewDate at most a year ahead; absent means in one year
 */
public record ExemptionRequest(
        @Size(max = 200) @Schema(examples = "E103", nullable = true) @Nullable
        String employeeId,

        @Size(max = 200) @Schema(examples = "Investigations", nullable = true) @Nullable
        String unit,

        @NotNull @Schema(examples = "2026-11-05T15:00:00Z") Instant start,
        @NotNull @Schema(examples = "2026-11-05T18:00:00Z") Instant end,

        @Valid @Schema(nullable = true) @Nullable WeeklyHoursRequest weekly,

        @Size(max = 100) @Schema(nullable = true) @Nullable List<@NotBlank String> sites,

        @Size(max = 20) @Schema(nullable = true) @Nullable List<@NotBlank String> categories,

        @Schema(nullable = true) @Nullable ExemptionPurpose purpose,

        @NotBlank @Size(max = 1000) @Schema(examples = "search for a missing person in public posts")
        String reason,

        @Size(max = 200) @Schema(examples = "E003", nullable = true) @Nullable
        String directedBy,

        @Schema(examples = "2027-05-01", nullable = true) @Nullable
        LocalDate reviewDate) {

    /**
     * The same hours of local time on some days of each week between start and end.
     *
     * @param to if it is not after {@code from}, the hours end on the next day
     * @param zone absent means the department's zone
     */
    public record WeeklyHoursRequest(
            @NotEmpty @Size(max = 7) Set<@NotNull DayOfWeek> weekdays,

            @NotNull @Schema(implementation = String.class, examples = "09:00")
            LocalTime from,

            @NotNull @Schema(implementation = String.class, examples = "11:30")
            LocalTime to,

            @Schema(implementation = String.class, examples = "America/Chicago", nullable = true) @Nullable
            ZoneId zone) {
        static @Nullable WeeklyHoursRequest of(@Nullable WeeklyHours hours) {
            return hours == null ? null : new WeeklyHoursRequest(hours.days(), hours.from(), hours.to(), hours.zone());
        }

        WeeklyHours hours(ZoneId departmentZone) {
            return new WeeklyHours(weekdays, from, to, zone == null ? departmentZone : zone);
        }
    }

    /** The categories; empty if absent. */
    List<String> requestedCategories() {
        return categories == null ? List.of() : categories;
    }

    /**
     * @param departmentZone the zone of weekly hours if the request names none
     * @param siteLookup resolves site categories to sites
     */
    RequestedExemption toRequestedExemption(ZoneId departmentZone, ResolveExemptSites siteLookup) {
        return new RequestedExemption(
                employeeId,
                unit,
                new Interval(start, end),
                weekly == null ? null : weekly.hours(departmentZone),
                siteLookup.resolve(sites == null ? List.of() : sites, requestedCategories()),
                purpose == null ? ExemptionPurpose.OFFICIAL_DUTY : purpose,
                reason,
                directedBy,
                null,
                reviewDate);
    }
}
