package org.dutywatch.compliance.imports;

import java.util.List;

/**
 * The response to an import.
 *
 * @param dryRun whether nothing was changed
 * @param rows the result of each row, in the order of the file
 */
public record ImportResponse<R extends RowResponse>(boolean dryRun, List<R> rows, RowCounts counts) {
    public static <R extends RowResponse> ImportResponse<R> of(boolean dryRun, List<R> rows) {
        return new ImportResponse<>(dryRun, rows, RowCounts.of(rows));
    }
}
