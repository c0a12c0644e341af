package org.dutywatch.compliance.cases.unmasking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks to see employees by id. Either {@code employees} or {@code findingId} is given.
 *
 * @param employees the caller's pseudonyms of them, or their ids
 * @param findingId a finding; it is about one employee
 * @param reason what for: at least 4 different words with 20 letters
 * @param hours for how long from the approval on
 */
public record UnmaskingRequest(
        @Schema(nullable = true, examples = "[\"P-7Q4M9X2KD3\"]") @Nullable @Size(min = 1, max = 100)
        List<
                        @NotBlank @Size(max = EmployeeFacts.MAX_ID_LENGTH)
                        @Pattern(regexp = "[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", message = "must be visible") String>
                employees,

        @Schema(nullable = true) @Nullable UUID findingId,

        @Schema(examples = "Complaint 2026-114 about an officer of the night shift") @NotBlank @Size(max = 1000)
        String reason,

        @Schema(examples = "4") @NotNull @Min(1) @Max(24) Integer hours) {

    List<String> employeesOrNone() {
        return Objects.requireNonNullElse(employees, List.of());
    }
}
