package org.dutywatch.compliance.exemptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of an exemptions file.
 *
 * @param row counts from 1 below the header line
 * @param reason why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExemptionRowAnswer(
        int row,
        @Nullable String employeeId,
        RowOutcome outcome,
        @Nullable String reason,
        @Nullable UUID exemptionId) implements RowAnswer {
    static ExemptionRowAnswer refused(int row, @Nullable String employeeId, String reason) {
        return new ExemptionRowAnswer(row, employeeId, RowOutcome.REFUSED, reason, null);
    }
}
