package org.dutywatch.compliance.imports;

import java.util.Collection;

/** How many rows had which outcome. */
public record RowCounts(long added, long changed, long unchanged, long removed, long pending, long refused) {

    /**
     * Counts the rows of an import.
     *
     * @param read how many rows the file has
     * @throws IllegalStateException if not each of them is answered: then the import is undone, so that no part of a
     *     file is lost silently
     */
    public static RowCounts of(Collection<? extends RowResponse> rows, int read) {
        var counts = new RowCounts(
                count(rows, RowOutcome.ADDED),
                count(rows, RowOutcome.CHANGED),
                count(rows, RowOutcome.UNCHANGED),
                count(rows, RowOutcome.REMOVED),
                count(rows, RowOutcome.PENDING),
                count(rows, RowOutcome.REFUSED));
        if (counts.total() != read) {
            throw new IllegalStateException("an import answers " + counts.total() + " of " + read + " rows");
        }
        return counts;
    }

    private long total() {
        return added + changed + unchanged + removed + pending + refused;
    }

    private static long count(Collection<? extends RowResponse> rows, RowOutcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** A summary for the audit trail, such as {@code 2 added, 0 changed, 5 unchanged, 1 refused}. */
    public String description() {
        return added + " added, " + changed + " changed, " + unchanged + " unchanged, "
                + (pending == 0 ? "" : pending + " pending, ") + refused + " refused";
    }
}
