package org.dutywatch.compliance.imports;

import java.util.Collection;

/** How many rows had which outcome. */
public record RowCounts(long added, long changed, long unchanged, long pending, long refused) {
    public static RowCounts of(Collection<? extends RowResponse> rows) {
        return new RowCounts(
                count(rows, RowOutcome.ADDED),
                count(rows, RowOutcome.CHANGED),
                count(rows, RowOutcome.UNCHANGED),
                count(rows, RowOutcome.PENDING),
                count(rows, RowOutcome.REFUSED));
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
