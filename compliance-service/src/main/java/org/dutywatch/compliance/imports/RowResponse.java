package org.dutywatch.compliance.imports;

/** The result of an import for one row of the file. */
public interface RowResponse {
    RowOutcome outcome();
}
