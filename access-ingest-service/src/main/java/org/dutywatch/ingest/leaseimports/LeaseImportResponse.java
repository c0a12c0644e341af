package org.dutywatch.ingest.leaseimports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The result of each row of an import of leases, in the order of the file, and how many rows had which outcome. */
public record LeaseImportResponse(boolean dryRun, List<LeaseRowResult> rows, LeaseImportCounts counts) {
    static LeaseImportResponse of(boolean dryRun, List<LeaseRowResult> rows) {
        return new LeaseImportResponse(dryRun, rows, LeaseImportCounts.of(rows));
    }

    /** The effect of a row. */
    public enum LeaseRowOutcome {
        ADDED,
        CHANGED,
        UNCHANGED,
        REMOVED,
        /** A later row of the file is about the same lease, so that this one has no effect. */
        SUPERSEDED,
        /** It would attribute recorded accesses to somebody else or to nobody, so a second person must decide. */
        HELD,
        REFUSED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The result of one row.
     *
     * @param row from 1, without the header line
     * @param address canonical, or the device as {@code mac:} or {@code host:}; null if it is not known which lease the row is about
     * @param changeId id of the change that awaits a second person; null for other outcomes than held, and in a dry run
     * @param reason why the row was refused, superseded or held; null for other outcomes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LeaseRowResult(
            int row,
            @Nullable String address,
            LeaseRowOutcome outcome,
            @Nullable UUID changeId,
            @Nullable String reason) {}

    /** How many rows had which outcome. */
    public record LeaseImportCounts(
            long added, long changed, long unchanged, long removed, long superseded, long held, long refused) {
        static LeaseImportCounts of(List<LeaseRowResult> rows) {
            return new LeaseImportCounts(
                    count(rows, LeaseRowOutcome.ADDED),
                    count(rows, LeaseRowOutcome.CHANGED),
                    count(rows, LeaseRowOutcome.UNCHANGED),
                    count(rows, LeaseRowOutcome.REMOVED),
                    count(rows, LeaseRowOutcome.SUPERSEDED),
                    count(rows, LeaseRowOutcome.HELD),
                    count(rows, LeaseRowOutcome.REFUSED));
        }

        private static long count(List<LeaseRowResult> rows, LeaseRowOutcome outcome) {
            return rows.stream().filter(row -> row.outcome() == outcome).count();
        }

        /** A sentence for the audit trail. */
        String summary() {
            return added + " added, " + changed + " changed, " + unchanged + " unchanged, " + removed + " removed, "
                    + superseded + " superseded, " + held + " held, " + refused + " refused";
        }
    }
}
