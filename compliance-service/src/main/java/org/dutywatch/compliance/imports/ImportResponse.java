package org.dutywatch.compliance.imports;

import java.util.List;

/**
 * The response to an import.
 *
 * @param dryRun whether nothing was changed
 * @param rows the result of each row, in the order of the file
 */
public record ImportResponse<R extends RowResponse>(boolean dryRun, List<R> rows, RowCounts counts) {

    /**
     * @param read how many rows the file has
     * @throws IllegalStateException if not each of them is answered
     */
    public static <R extends RowResponse> ImportResponse<R> of(boolean dryRun, List<R> rows, int read) {
        return new ImportResponse<>(dryRun, rows, RowCounts.of(rows, read));
    }
}
