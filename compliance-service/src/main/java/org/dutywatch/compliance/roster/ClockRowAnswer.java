package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
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
public record ClockRowAnswer(
        int row,
        @Nullable String employeeId,
        @Nullable Instant shiftStart,
        RowOutcome outcome,
        @Nullable String reason,
        @Nullable UUID correctionId)
        implements RowAnswer {

    /** The result after the write: pending or refused if an alert about the shift prevented the change. */
    ClockRowAnswer when(Written written) {
        boolean changes = outcome == RowOutcome.ADDED || outcome == RowOutcome.CHANGED;
        if (!changes || employeeId == null || written.holds(employeeId)) {
            return this;
        }
        return new ClockRowAnswer(
                row,
                employeeId,
                shiftStart,
                written.explained() ? RowOutcome.PENDING : RowOutcome.REFUSED,
                written.explained() ? null : Written.UNEXPLAINED,
                written.correction(employeeId).orElse(null));
    }
}
