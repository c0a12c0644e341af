package org.dutywatch.compliance.people.logins;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks to link a login to an employee.
 *
 * @param issuer the claim {@code iss} of the login's tokens; absent means that of the caller's own token
 * @param subject the claim {@code sub} of the login's tokens
 */
public record LoginRequest(
        @Size(max = ValidateLogins.MAX_LENGTH)
        @Pattern(regexp = ValidateLogins.VISIBLE, message = "must be visible text")
        @Schema(examples = "https://login.ridgemont-pd.example/realms/dutywatch")
        @Nullable
        String issuer,

        @NotBlank
        @Size(max = ValidateLogins.MAX_LENGTH)
        @Pattern(regexp = ValidateLogins.VISIBLE, message = "must be visible text")
        @Schema(examples = "7d1a1f0e-52f1-4f1e-9d0c-0d5f5a6c0101")
        String subject,

        @NotBlank @Size(max = EmployeeFacts.MAX_ID_LENGTH) @Schema(examples = "E101")
        String employeeId,

        @NotBlank @Size(max = 1000) @Schema(examples = "joined on 1 December")
        String reason) {}
