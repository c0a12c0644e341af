package org.dutywatch.compliance.rules.exemptions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowResponse;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing one row of a file of exemptions. A row that is pending exempts nobody before somebody approves
 * it.
 *
 * @param row number of the row; the first row below the header line is 1
 * @param employeeId absent if the row is for a unit or could not be read
 * @param reason why the row was refused; absent if it was not
 * @param exemptionId the granted exemption that the row repeats; absent for other rows
 * @param draftId what another person must approve; absent if there is nothing to approve, and in a dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExemptionRowResponse(
        int row,
        @Nullable String employeeId,
        RowOutcome outcome,
        @Nullable String reason,
        @Nullable UUID exemptionId,
        @Nullable UUID draftId)
        implements RowResponse {
    static ExemptionRowResponse unchanged(int row, Exemption granted) {
        return new ExemptionRowResponse(row, granted.employeeId, RowOutcome.UNCHANGED, null, granted.exemptionId, null);
    }

    static ExemptionRowResponse pending(int row, RequestedExemption requested, @Nullable UUID draftId) {
        return new ExemptionRowResponse(row, requested.employeeId(), RowOutcome.PENDING, null, null, draftId);
    }

    static ExemptionRowResponse refused(int row, @Nullable String employeeId, String reason) {
        return new ExemptionRowResponse(row, employeeId, RowOutcome.REFUSED, reason, null, null);
    }
}
