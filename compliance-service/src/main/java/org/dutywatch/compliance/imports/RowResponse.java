package org.dutywatch.compliance.imports;

import org.jspecify.annotations.Nullable;

/** The result of an import for one row of the file. */
public interface RowResponse {
    /** Number of the row in the file. */
    int row();

    RowOutcome outcome();

    /** Why it was refused; null if it was not. */
    @Nullable
    String reason();

    /** Whom it is about; null if the result does not say so. */
    default @Nullable String employeeId() {
        return null;
    }
}
