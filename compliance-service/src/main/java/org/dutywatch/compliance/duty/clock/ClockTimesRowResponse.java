package org.dutywatch.compliance.duty.clock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowResponse;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing or changing the clock times of one shift.
 *
 * @param row row number, 1 for the line below the header line
 * @param reason why they were refused; else absent
 * @param correctionId the correction under which they wait for a second person; absent if they do not wait, and in a
 *     dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockTimesRowResponse(
        int row,
        @Nullable String employeeId,
        @Nullable Instant shiftStart,
        RowOutcome outcome,
        @Nullable String reason,
        @Nullable UUID correctionId)
        implements RowResponse {

    /** The result after the write: pending or refused if an alert about the shift prevented the change. */
    ClockTimesRowResponse afterWrite(ChangeResult changeResult) {
        boolean isChange = outcome == RowOutcome.ADDED || outcome == RowOutcome.CHANGED;
        if (!isChange || employeeId == null || changeResult.isAllowed(employeeId)) {
            return this;
        }
        return new ClockTimesRowResponse(
                row,
                employeeId,
                shiftStart,
                changeResult.refusal(employeeId).isEmpty() ? RowOutcome.PENDING : RowOutcome.REFUSED,
                changeResult.refusal(employeeId).orElse(null),
                changeResult.correction(employeeId).orElse(null));
    }
}
