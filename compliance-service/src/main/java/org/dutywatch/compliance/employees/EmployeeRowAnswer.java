package org.dutywatch.compliance.employees;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.dutywatch.compliance.imports.RowAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of an employees file.
 *
 * @param row counts from 1 below the header line
 * @param reason why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmployeeRowAnswer(
        int row,
        @Nullable String employeeId,
        RowOutcome outcome,
        @Nullable String reason) implements RowAnswer {}
