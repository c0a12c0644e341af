package org.dutywatch.compliance.people.employees.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowResponse;
import org.jspecify.annotations.Nullable;

/**
 * The result of the import for one row of an employees file.
 *
 * @param row the position of the row, counted from 1 below the header line
 * @param employeeId absent if the row could not be read
 * @param reason why the row was refused; absent if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmployeeRowResponse(
        int row,
        @Nullable String employeeId,
        RowOutcome outcome,
        @Nullable String reason) implements RowResponse {}
