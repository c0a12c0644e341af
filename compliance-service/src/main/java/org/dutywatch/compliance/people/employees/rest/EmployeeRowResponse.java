package org.dutywatch.compliance.people.employees.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowResponse;
import org.jspecify.annotations.Nullable;

/**
 * The result of the import for one row of an employees file.
 *
 * @param row the position of the row, counted from 1 below the header line
 * @param employeeId absent if the row could not be read
 * @param requestId the request on which a second person decides; absent unless the row is pending, and in a dry run
 * @param reason why the row was refused; absent if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmployeeRowResponse(
        int row,
        @Nullable String employeeId,
        RowOutcome outcome,
        @Nullable UUID requestId,
        @Nullable String reason) implements RowResponse {}
