package org.dutywatch.compliance.supervision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a file of acting supervisors.
 *
 * @param row counts from 1 below the header line
 * @param actingId of what was added; null in a dry run
 * @param reason why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActingRowAnswer(
        int row,
        RowOutcome outcome,
        @Nullable UUID actingId,
        @Nullable String reason) implements RowAnswer {
    ActingRowAnswer as(UUID id) {
        return new ActingRowAnswer(row, outcome, id, reason);
    }

    static ActingRowAnswer refused(int row, String reason) {
        return new ActingRowAnswer(row, RowOutcome.REFUSED, null, reason);
    }
}
