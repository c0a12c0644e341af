package org.dutywatch.compliance.duty.operations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request to add one roster entry; it replaces the current entry with the same employee and start.
 *
 * @param breakStart start of the duty-free break; null means no break, like {@code breakEnd}
 * @param supervisorId the supervisor in this shift; null means the employee's regular supervisor
 */
public record ShiftRequest(
        @NotBlank @Schema(examples = "E101") String employeeId,
        @NotNull @Schema(examples = "2026-11-05T12:00:00Z") Instant start,
        @NotNull @Schema(examples = "2026-11-05T22:00:00Z") Instant end,
        @NotNull @Schema(examples = "OVERTIME") ShiftKind kind,
        @Schema(nullable = true) @Nullable Instant breakStart,
        @Schema(nullable = true) @Nullable Instant breakEnd,

        @Size(max = 64) @Schema(examples = "E010", nullable = true) @Nullable
        String supervisorId,

        @NotBlank @Size(max = 1000) @Schema(examples = "held over at the end of the shift")
        String reason) {}
