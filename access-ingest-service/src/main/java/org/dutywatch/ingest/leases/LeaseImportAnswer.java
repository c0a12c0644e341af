package org.dutywatch.ingest.leases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of an import of leases, with each row in the order of the file. */
public record LeaseImportAnswer(boolean dryRun, List<Row> rows, Counts counts) {
    static LeaseImportAnswer of(boolean dryRun, List<Row> rows) {
        return new LeaseImportAnswer(dryRun, rows, Counts.of(rows));
    }

    /** The effect of a row. */
    public enum RowOutcome {
        ADDED,
        CHANGED,
        UNCHANGED,
        REMOVED,
        REFUSED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The result of one row.
     *
     * @param row from 1, without the header line
     * @param address canonical; null if the row has no valid address
     * @param reason why the row was refused; null for other outcomes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            int row,
            @Nullable String address,
            RowOutcome outcome,
            @Nullable String reason) {}

    /** How many rows had which outcome. */
    public record Counts(long added, long changed, long unchanged, long removed, long refused) {
        static Counts of(List<Row> rows) {
            return new Counts(
                    count(rows, RowOutcome.ADDED),
                    count(rows, RowOutcome.CHANGED),
                    count(rows, RowOutcome.UNCHANGED),
                    count(rows, RowOutcome.REMOVED),
                    count(rows, RowOutcome.REFUSED));
        }

        private static long count(List<Row> rows, RowOutcome outcome) {
            return rows.stream().filter(row -> row.outcome() == outcome).count();
        }

        /** A sentence for the audit trail. */
        String words() {
            return added + " added, " + changed + " changed, " + unchanged + " unchanged, " + removed + " removed, "
                    + refused + " refused";
        }

        /** Whether any row changes a lease. */
        boolean any() {
            return added + changed + removed > 0;
        }
    }
}
