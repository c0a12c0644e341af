package org.dutywatch.compliance.people.employees.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one employee.
 *
 * @param username as the directory writes it
 * @param aliases further names under which the employee appears in logs; absent means none
 * @param supervisorId the regular supervisor; absent at the top of the chain of command
 * @param active false ends the employment; absent means true
 * @param rank empty if none is known; absent leaves the rank as it is
 * @param effectiveFrom the time from which the facts hold; absent means now; an earlier time corrects the past; at a
 *     later time the change applies by itself
 * @param reason why, for the history; absent if no reason is given
 */
public record EmployeeRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "sreyes")
        String username,

        @Size(max = 50) @Schema(examples = "[\"RIDGEMONT\\\\SReyes\"]") @Nullable
        List<@NotBlank @Size(max = 200) String> aliases,

        @NotBlank @Size(max = 200) @Schema(examples = "Officer Sam Reyes")
        String name,

        @NotBlank
        @Size(max = 320)
        @Pattern(regexp = EmployeeFacts.EMAIL_PATTERN, message = "is not an address")
        @Schema(examples = "officer@ridgemont-pd.example")
        String email,

        @Schema(examples = "E010") @Nullable String supervisorId,

        @NotBlank @Size(max = 200) @Schema(examples = "Patrol")
        String unit,

        @Nullable Boolean active,

        @Size(max = 200) @Schema(examples = "Officer") @Nullable
        String rank,

        @Schema(examples = "2026-11-01T06:00:00-06:00") @Nullable
        Instant effectiveFrom,

        @Size(max = 1000) @Schema(examples = "transfer order 26-114") @Nullable
        String reason) {

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** @throws ProblemException INVALID_REQUEST if the time is probably a typing error */
    EmployeeChange change(String employeeId, Instant now) {
        Instant from = effectiveFrom == null ? now : effectiveFrom;
        if (from.isBefore(EmployeeHistory.BEGINNING) || from.isAfter(LATEST)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "effective_from is not between the years 1900 and 2200");
        }
        return new EmployeeChange(facts(employeeId), from.truncatedTo(ChronoUnit.MICROS), rank != null);
    }

    private EmployeeFacts facts(String employeeId) {
        return new EmployeeFacts(
                employeeId,
                active == null || active,
                username,
                aliases == null ? List.of() : aliases.stream().distinct().toList(),
                name,
                email.toLowerCase(Locale.ROOT),
                supervisorId,
                unit,
                rank == null ? "" : rank.strip());
    }
}
