package org.dutywatch.compliance.measuring.unrostered;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A day on which an employee's accesses were observed at a time when it is unknown whether the employee was on duty.
 *
 * @param employeeId the id, or the pseudonym if the caller may not see names
 * @param day in the department's zone
 * @param hours of the day in that zone, 0 to 23; ascending; absent for roster administrators, and under a pseudonym
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnrosteredDay(
        @Schema(examples = "E101") String employeeId,
        LocalDate day,

        @Schema(examples = "[13, 14]", nullable = true) @Nullable
        List<Integer> hours) {}
