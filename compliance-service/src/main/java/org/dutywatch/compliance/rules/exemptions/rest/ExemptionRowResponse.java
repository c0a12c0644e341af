package org.dutywatch.compliance.rules.exemptions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowResponse;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing one row of a file of exemptions.
 *
 * @param row number of the row; the first row below the header line is 1
 * @param employeeId absent if the row is for a unit or could not be read
 * @param reason why the row was refused; absent if it was not
 * @param exemptionId absent if nothing was stored, as in a dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExemptionRowResponse(
        int row,
        @Nullable String employeeId,
        RowOutcome outcome,
        @Nullable String reason,
        @Nullable UUID exemptionId) implements RowResponse {
    static ExemptionRowResponse refused(int row, @Nullable String employeeId, String reason) {
        return new ExemptionRowResponse(row, employeeId, RowOutcome.REFUSED, reason, null);
    }
}
