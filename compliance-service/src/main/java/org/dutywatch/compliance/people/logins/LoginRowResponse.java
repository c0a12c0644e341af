package org.dutywatch.compliance.people.logins;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowResponse;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing one row of a file of logins.
 *
 * @param row number of the row; the first row below the header line is 1
 * @param requestId id of the request, which is the same for all pending rows; null in a dry run, or if nothing was
 *     asked for
 * @param reason why the row was refused; null if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoginRowResponse(
        int row,
        RowOutcome outcome,
        @Nullable UUID requestId,
        @Nullable String reason) implements RowResponse {
    /** The same answer with the id of the request. */
    LoginRowResponse withId(UUID id) {
        return new LoginRowResponse(row, outcome, id, reason);
    }

    static LoginRowResponse refused(int row, String reason) {
        return new LoginRowResponse(row, RowOutcome.REFUSED, null, reason);
    }
}
