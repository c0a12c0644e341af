package org.dutywatch.compliance.duty.clock;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The times at which an employee clocked in and out of a shift.
 *
 * @param clockOut null while the employee is still on duty; the shift then ends at its planned end
 * @param source the system or person that the times come from
 */
public record ClockTimesRequest(
        @NotNull @Schema(examples = "2026-11-05T12:04:00Z") Instant clockIn,

        @Schema(examples = "2026-11-05T23:10:00Z", nullable = true) @Nullable
        Instant clockOut,

        @NotBlank @Size(max = 200) @Schema(examples = "CAD log-on")
        String source,

        @NotBlank @Size(max = 1000) @Schema(examples = "held over at the jail")
        String reason) {}
