package org.dutywatch.compliance.imports;

import java.util.List;

/**
 * The response to an import.
 *
 * @param dryRun whether nothing was changed
 * @param rows the result of each row, in the order of the file
 */
public record ImportAnswer<R extends RowAnswer>(boolean dryRun, List<R> rows, Counts counts) {
    public static <R extends RowAnswer> ImportAnswer<R> of(boolean dryRun, List<R> rows) {
        return new ImportAnswer<>(dryRun, rows, Counts.of(rows));
    }
}
