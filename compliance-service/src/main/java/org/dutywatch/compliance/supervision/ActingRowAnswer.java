package org.dutywatch.compliance.supervision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing one row of a file of acting supervisors.
 *
 * @param row number of the row; the first row below the header line is 1
 * @param actingId id of the added acting supervisor; null in a dry run, or if nothing was added
 * @param reason why the row was refused; null if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActingRowAnswer(
        int row,
        RowOutcome outcome,
        @Nullable UUID actingId,
        @Nullable String reason) implements RowAnswer {
    /** The same answer with the id of the added acting supervisor. */
    ActingRowAnswer as(UUID id) {
        return new ActingRowAnswer(row, outcome, id, reason);
    }

    static ActingRowAnswer refused(int row, String reason) {
        return new ActingRowAnswer(row, RowOutcome.REFUSED, null, reason);
    }
}
